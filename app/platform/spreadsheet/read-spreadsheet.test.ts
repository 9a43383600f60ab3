import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { readSpreadsheet } from "./read-spreadsheet.server";
import { READ_LIMITS, type Sheet } from "./sheet";
import { looksLegacy } from "./text-encoding";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx.server";

const table = {
  title: "DS",
  columns: [{ key: "a", title: "Tên", kind: "text" }, { key: "d", title: "Ngày", kind: "date" }],
  rows: [{ a: "Mật ong", d: "2026-02-28" }, { a: "=1+1", d: null }],
} as const;

const text = (value: string) => new TextEncoder().encode(value);
const bytesOf = (...parts: (string | number[])[]) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part)))));

async function read(bytes: Uint8Array): Promise<Sheet> {
  const result = await readSpreadsheet(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("Trang 1"), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A zip archive of these parts; `claimed` is the unpacked size that its directory states. */
function zip(parts: { name: string; content: Buffer; claimed?: number }[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed = content.length } of parts) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(0, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002", "latin1"), Buffer.from([20, 0]), shared, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

const part = (name: string, content: Buffer | string = "x", claimed?: number) => ({ name, content: Buffer.from(content), claimed });

test("what is written here is read again, days as days", async () => {
  expect(await read(await writeXlsx(table))).toMatchObject({
    name: "DS", date1904: false, encoding: null,
    rows: [{ line: 1, cells: ["Tên", "Ngày"] }, { line: 2, cells: ["Mật ong", { day: "2026-02-28" }] }, { line: 3, cells: ["'=1+1"] }],
  });
  expect(await read(text(writeCsv(table)))).toMatchObject({ encoding: "utf-8", rows: [{ cells: ["Tên", "Ngày"] }, { cells: ["Mật ong", "2026-02-28"] }, { cells: ["'=1+1", null] }] });
});

test("a workbook as offices make them: merged title, rich text, hidden rows and sheets, formulas, 1904", async () => {
  const sheet = await read(await workbook((first, book) => {
    book.properties.date1904 = true;
    first.state = "hidden";
    const second = book.addWorksheet("Phụ lục");
    second.addRow(["Danh sách"]);
    second.mergeCells("A1:D1");
    second.addRow([]);
    second.addRow([{ richText: [{ text: "Mật " }, { text: "ong" }] }, { formula: "30+30.5", result: 60.5 }, { formula: 'HYPERLINK("http://evil.example","x")', result: "x" }, new Date("2026-11-12T00:00:00Z")]);
    second.addRow([{ text: "Chè", hyperlink: "http://example.vn" }, { error: "#REF!" }, { formula: "cmd|'/c calc'!A1", result: 1 }, true]);
    second.getRow(4).hidden = true;
  }));
  expect(sheet).toMatchObject({ name: "Phụ lục", otherSheets: ["Trang 1"], hiddenLines: [4], date1904: true, merges: [{ top: 1, left: 1, bottom: 1, right: 4 }] });
  expect(sheet.rows.slice(1)).toEqual([
    { line: 3, cells: ["Mật ong", 60.5, { fault: "formula", text: '=HYPERLINK("http://evil.example","x")' }, { day: "2026-11-12" }] },
    { line: 4, cells: ["Chè", { fault: "error", text: "#REF!" }, { fault: "formula", text: "=cmd|'/c calc'!A1" }, "TRUE"] },
  ]);
});

test.each([
  [",", "a,b\n1,2"], [";", "a;b\n1;2"], ["tab", "a\tb\n1\t2"], ["sep=", "sep=|\r\na|b\r\n1|2"], ["UTF-8 with its mark", "\uFEFFa,b\n1,2"],
])("CSV separated by %s", async (_name, csv) => {
  expect((await read(text(csv))).rows.map(({ cells }) => cells)).toEqual([["a", "b"], ["1", "2"]]);
});

test("UTF-16 and Windows-1258 are known by their bytes", async () => {
  const utf16 = new Uint8Array(Buffer.from("\uFEFFTên\tXã\nMật ong\tChi Lăng", "utf16le"));
  expect(await read(utf16)).toMatchObject({ encoding: "utf-16", rows: [{ cells: ["Tên", "Xã"] }, { cells: ["Mật ong", "Chi Lăng"] }] });
  // "Mật ong,Lạng Sơn,Đồng Mỏ": letters with the tone as a byte of its own.
  const windows = bytesOf("a,b,c\nM", [0xe2, 0xf2], "t ong,La", [0xf2], "ng S", [0xf5], "n,", [0xd0, 0xf4, 0xcc], "ng Mo", [0xd2], "\n");
  expect(await read(windows)).toMatchObject({ encoding: "windows-1258", rows: [{}, { cells: ["Mật ong", "Lạng Sơn", "Đồng Mỏ"] }] });
});

test.each([
  ["TCVN3 as bytes", bytesOf("Ten,Xa\nM", [0xcb], "t ong,L", [0xb9], "ng S", [0xac], "n\nH", [0xe5], "ng,", [0xa7, 0xe5], "ng M", [0xe1], "\n")],
  ["TCVN3 typed into Unicode", text("Tên,Xã\nMËt ong,L¹ng S¬n\nHång,®ång Má\nTr¸m,B¾c S¬n\n")],
  ["VNI typed into Unicode", text("Ten,Xa\nMaät ong,Laïng Sôn\nHoàng,Ñoàng Moû\nTraùm,Baéc Sôn\n")],
])("%s is refused", async (_name, bytes) => {
  expect(await readSpreadsheet(bytes)).toEqual({ ok: false, error: "legacy_font" });
});

test("Vietnamese, signs and foreign names do not look like the old fonts", () => {
  expect(looksLegacy(["Chè đắng 100 m² ®", "Rượu 30°C", "Hợp tác xã «Bản Chu»", "cà phê Bùi, trà, bánh, cá, mì"])).toBe(false);
  expect(looksLegacy(["m²", "5°C", "±3", "Café"])).toBe(false);
  expect(looksLegacy(["L¹ng S¬n", "MËt ong", "®ång"])).toBe(true);
});

test.each([
  ["macros", [part("[Content_Types].xml"), part("xl/workbook.xml"), part("xl/vbaProject.bin")], "macros"],
  ["links to other files", [part("[Content_Types].xml"), part("xl/workbook.xml"), part("xl/externalLinks/externalLink1.xml")], "external_links"],
  ["a data connection", [part("[Content_Types].xml"), part("xl/workbook.xml"), part("xl/connections.xml")], "external_links"],
  ["an embedded object", [part("[Content_Types].xml"), part("xl/workbook.xml"), part("xl/embeddings/oleObject1.bin")], "embedded"],
  ["a part that unpacks to 200 times its size", [part("[Content_Types].xml"), part("xl/workbook.xml"), part("xl/worksheets/sheet1.xml", Buffer.alloc(20 * 1_048_576))], "zip_bomb"],
  ["many parts that unpack to much", [part("xl/workbook.xml"), ...Array.from({ length: 1_001 }, (_, index) => part(`xl/media/${index}`))], "zip_bomb"],
  ["a size that is a lie", [part("[Content_Types].xml"), part("xl/workbook.xml", Buffer.alloc(3 * 1_048_576), 10)], "broken"],
  ["another archive", [part("word/document.xml")], "not_a_spreadsheet"],
  ["OpenDocument", [part("content.xml")], "open_document"],
])("an archive with %s is refused", async (_name, parts, fault) => {
  expect(await readSpreadsheet(zip(parts))).toEqual({ ok: false, error: fault });
});

test.each([
  ["nothing", new Uint8Array(), "empty"], ["blanks", text(" \n , \n"), "empty"], ["a picture", bytesOf([0x89], "PNG", [0, 0, 0, 1]), "not_a_spreadsheet"],
  ["Excel 97", bytesOf([0xd0, 0xcf, 0x11, 0xe0], "x"), "old_excel"], ["half an archive", bytesOf("PK\u0003\u0004 and then nothing"), "broken"],
  ["an open quote", text('a,b\n"1,2\n3,4'), "quotes"], ["bytes of no code page", bytesOf([0x80, 0x81, 0xfe, 0x41, 0xff, 0x42], ",b\n"), "encoding"],
])("%s is refused", async (_name, bytes, fault) => {
  expect(await readSpreadsheet(bytes)).toEqual({ ok: false, error: fault });
});

test("too many rows, columns, seconds and megabytes end the reading, not the process", async () => {
  const wide = text(Array.from({ length: 200 }, () => "x").join(","));
  expect(await readSpreadsheet(wide)).toEqual({ ok: false, error: "too_many_columns" });
  const long = text("a\n".repeat(50));
  expect(await readSpreadsheet(long, { ...READ_LIMITS, rows: 20 })).toEqual({ ok: false, error: "too_many_rows" });
  const book = await workbook((sheet) => { for (let row = 0; row < 50; row += 1) sheet.addRow([row]); });
  expect(await readSpreadsheet(book, { ...READ_LIMITS, rows: 20 })).toEqual({ ok: false, error: "too_many_rows" });
  expect(await readSpreadsheet(book, { ...READ_LIMITS, milliseconds: 1 })).toEqual({ ok: false, error: "too_slow" });
  const heavy = text("a,b,c,d\n".repeat(400_000));
  expect(await readSpreadsheet(heavy, { ...READ_LIMITS, rows: 1_000_000, megabytes: 24 })).toEqual({ ok: false, error: "too_much_memory" });
});

test("ranges over a whole sheet do not hold the reader", async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(["a", "b"]);
    (sheet as unknown as { dataValidations: { model: object } }).dataValidations.model = { "A1:XFD1048576": { type: "whole", operator: "greaterThan", formulae: [1], allowBlank: true } };
  });
  expect((await read(bytes)).rows).toHaveLength(1);
});
