import { expect, test } from "vitest";
import { readSpreadsheet } from "./read-spreadsheet.server";
import { writeXlsx } from "./write-xlsx.server";
import { writeCsv } from "./write-csv";

const table = { title: "DS", columns: [{ key: "a", title: "Tên", kind: "text" }, { key: "d", title: "Ngày", kind: "date" }], rows: [{ a: "Mật ong", d: "2026-02-28" }] } as const;
test("written and read again", async () => {
  const started = performance.now();
  const read = await readSpreadsheet(await writeXlsx(table));
  console.log(performance.now() - started);
  expect(read).toMatchObject({ ok: true, value: { name: "DS", rows: [{ line: 1, cells: ["Tên", "Ngày"] }, { line: 2, cells: ["Mật ong", { day: "2026-02-28" }] }], date1904: false } });
  expect(await readSpreadsheet(new TextEncoder().encode(writeCsv(table)))).toMatchObject({ ok: true, value: { encoding: "utf-8", rows: [{ line: 1, cells: ["Tên", "Ngày"] }, { line: 2, cells: ["Mật ong", "2026-02-28"] }] } });
});
