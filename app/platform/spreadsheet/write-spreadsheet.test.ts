import ExcelJS from "exceljs";
import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { attachment, spreadsheetDownload } from "./spreadsheet-download.server";
import { neutralise, withoutGuard, type Table } from "./table";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx.server";

const table: Table<"name" | "stars" | "issued" | "price"> = {
  title: "Chứng nhận: 2026/1",
  columns: [
    { key: "name", title: "Tên sản phẩm", kind: "text" },
    { key: "stars", title: "Hạng sao", kind: "number" },
    { key: "issued", title: "Ngày cấp", kind: "date" },
    { key: "price", title: "Giá, đồng", kind: "money" },
  ],
  rows: [
    { name: 'Na "Chi Lăng", loại 1', stars: 4, issued: "2026-02-28", price: 120_000n },
    { name: '=HYPERLINK("http://evil.example","xem")', stars: -3, issued: null, price: 9_007_199_254_740_993n },
  ],
};

async function sheetOf(bytes: Buffer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

test("CSV: the mark of UTF-8, CRLF, quotes, days as ISO, numbers plain", () => {
  expect(writeCsv(table)).toBe(
    '\uFEFFTên sản phẩm,Hạng sao,Ngày cấp,"Giá, đồng"\r\n' +
      '"Na ""Chi Lăng"", loại 1",4,2026-02-28,120000\r\n' +
      `"'=HYPERLINK(""http://evil.example"",""xem"")",-3,,9007199254740993\r\n`,
  );
});

test.each(["=1+1", "+84 912", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "＝1", "－1"])("the text %j never runs", (text) => {
  expect(neutralise(text)).toBe(`'${text}`);
  expect(withoutGuard(neutralise(text))).toBe(text);
});

test("ordinary texts stay as they are", () => {
  for (const text of ["", "Mật ong", "20-06463-03-2026", "a=b", "'quoted'", "1 + 1"]) {
    expect(neutralise(text)).toBe(text);
    expect(withoutGuard(text)).toBe(text);
  }
});

test("whatever the texts, CSV is read back as it was written", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: fc.string({ unit: "binary" }), b: fc.string() }), { minLength: 1 }), (rows) => {
      const csv = writeCsv({ title: "t", columns: [{ key: "a", title: "A", kind: "text" }, { key: "b", title: "B", kind: "text" }], rows });
      const { data } = Papa.parse<string[]>(csv, { delimiter: ",", newline: "\r\n" });
      expect(data.slice(1, -1).map(([a = "", b = ""]) => ({ a, b }))).toEqual(rows.map(({ a, b }) => ({ a: neutralise(a), b: neutralise(b) })));
    }),
  );
});

test("XLSX: typed cells, real dates, the heading kept in view, nothing that runs", async () => {
  const sheet = await sheetOf(await writeXlsx(table));
  expect(sheet.name).toBe("Chứng nhận  2026 1");
  expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  expect(sheet.getRow(1).values).toEqual([undefined, "Tên sản phẩm", "Hạng sao", "Ngày cấp", "Giá, đồng"]);
  expect(sheet.getRow(2).values).toEqual([undefined, 'Na "Chi Lăng", loại 1', 4, new Date("2026-02-28T00:00:00Z"), 120_000]);
  expect(sheet.getCell("C2").numFmt).toBe("dd/mm/yyyy");
  expect(sheet.getCell("D2").numFmt).toBe("#,##0");
  expect(sheet.getCell("A3").value).toBe(`'=HYPERLINK("http://evil.example","xem")`);
  expect(sheet.getCell("A3").type).toBe(ExcelJS.ValueType.String);
  expect(sheet.getCell("B3").value).toBe(-3);
  // A number that a spreadsheet would round stays a text.
  expect(sheet.getCell("D3").value).toBe("9007199254740993");
  expect(sheet.getColumn(1).width).toBeGreaterThan(sheet.getColumn(2).width ?? 0);
});

test("a table without rows is a heading; a title without letters still names a sheet", async () => {
  const sheet = await sheetOf(await writeXlsx({ ...table, title: "'[/]'", rows: [] }));
  expect(sheet.name).toBe("Sheet1");
  expect(sheet.rowCount).toBe(1);
});

test("a download has a type, a name in Vietnamese with a plain one beside it, and is kept by nobody", async () => {
  const response = await spreadsheetDownload(table, "xlsx", "Chứng nhận (2026)");
  expect(response.headers.get("Content-Type")).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect(response.headers.get("Content-Disposition")).toBe(
    `attachment; filename="chung-nhan-2026.xlsx"; filename*=UTF-8''Ch%E1%BB%A9ng%20nh%E1%BA%ADn%20%282026%29.xlsx`,
  );
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  expect((await sheetOf(Buffer.from(await response.arrayBuffer()))).rowCount).toBe(3);
  const csv = await spreadsheetDownload(table, "csv", "x");
  expect([...new Uint8Array(await csv.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(attachment("\uD800.csv")).toBe(`attachment; filename="file.csv"; filename*=UTF-8''_.csv`);
  expect(attachment('"\r\nX: y.csv')).toBe(`attachment; filename="x-y.csv"; filename*=UTF-8''%22%0D%0AX%3A%20y.csv`);
});
