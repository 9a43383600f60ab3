/** Lists of certificates as an office's annex to a decision looks, for tests of their import. */
import ExcelJS from "exceljs";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";

export type ListCell = string | number | Date | ExcelJS.CellFormulaValue | null;
export type ListRow = ListCell[];

export const LIST_HEADINGS = ["STT", "Mã số sản phẩm", "Tên sản phẩm", "Tên chủ thể", "Mã số thuế", "Xã, phường", "Huyện", "Bộ sản phẩm", "Tổng điểm", "Hạng sao", "Ngày cấp"];
/** Three lines of title, one empty: the table begins on the fifth. */
export const HEADER_LINE = 5;

const ISSUED: ListCell[] = [new Date("2026-11-12T00:00:00Z"), 46_338, "12/11/2026", "2026-11-12", "ngày 12 tháng 11 năm 2026"];
const PRODUCTS = ["Mật ong hoa nhãn", "Hồng vành khuyên", "Na dai Chi Lăng", "Chè Shan tuyết", "Rượu men lá", "Tinh dầu hồi", "Thạch đen", "Khâu nhục"];
const PLACES: readonly (readonly [string, string])[] = [["Xã Chi Lăng", ""], ["06463", ""], ["xã Bảo Lâm", "huyện Cao Lộc"], ["Thị trấn Đồng Mỏ", "Huyện Chi Lăng"], ["Xã Đồng Đăng", ""], ["TT. Đồng Mỏ, huyện Chi Lăng", ""]];

export type ListProducer = { name: string; taxCode: string };

/** Producers of a list, made in the database. */
export async function createListProducers(count: number): Promise<ListProducer[]> {
  const producers = Array.from({ length: count }, (_, index) => ({ name: `Hợp tác xã Nông sản ${WORDS[index % WORDS.length]} ${WORDS[(index * 7 + 3) % WORDS.length]} ${index + 1}`, taxCode: `49990${String(index).padStart(5, "0")}` }));
  await db().producer.createMany({
    data: producers.map(({ name, taxCode }, index) => ({
      id: newId(), slug: `danh-sach-${index}`, kind: "cooperative" as const, legalName: name, name: { vi: name.replace("Hợp tác xã ", "") }, taxCode,
      representative: "Người đại diện", communeCode: "06463", story: { vi: "Chuyện của chủ thể" },
    })),
  });
  return producers;
}
const WORDS = ["Hoa Hồi", "Suối Mơ", "Đèo Sương", "Nà Pàn", "Khau Slao", "Bản Chu", "Tam Canh", "Lũng Vài", "Phai Đon", "Cốc Lùng", "Thác Xăng"];

/** Rows without a fault: every way to write a day, a commune, a set and a producer that lists use. */
export function goodRows(count: number, producers: readonly ListProducer[]): ListRow[] {
  return Array.from({ length: count }, (_, index) => {
    const producer = producers[index % producers.length]!;
    const [commune, district] = PLACES[index % PLACES.length]!;
    const fourStars = index % 12 === 0;
    return [
      index + 1,
      `20-${String(6_001 + Math.floor(index / 900)).padStart(5, "0")}-${String((index % 900) + 1).padStart(2, "0")}-2026`,
      `${PRODUCTS[index % PRODUCTS.length]} ${index + 1}`,
      index % 3 === 0 ? producer.name.replace("Hợp tác xã", "HTX") : producer.name,
      index % 2 === 0 ? producer.taxCode : null,
      commune, district || null,
      index % 4 === 0 ? "Bộ 4" : index % 4 === 1 ? 4 : index % 4 === 2 ? "Mật ong, mật khác và nông sản khác" : "04",
      fourStars ? 78.25 : index % 5 === 0 ? "62,5" : 60 + (index % 9),
      fourStars ? "4 sao" : 3,
      ISSUED[index % ISSUED.length]!,
    ];
  });
}

/** A column of `LIST_HEADINGS` by its letter. */
const at = (letter: string): number => letter.charCodeAt(0) - 65;

export type PlantedFault = { row: number; column: string; value: ListCell; kind: string };

/** Twenty faults of different kinds for 235 rows; `taken` is a number that the register gives to another product. */
export function twentyFaults(rows: readonly ListRow[], taken: string): PlantedFault[] {
  return [
    { row: 3, column: "F", value: "Xã Không Đâu", kind: "commune_unknown" },
    { row: 12, column: "F", value: "Xã Bảo Lâm, huyện Bắc Sơn", kind: "commune_unknown" },
    { row: 20, column: "F", value: "99999", kind: "commune_unknown" },
    { row: 31, column: "K", value: "31/02/2026", kind: "not_a_day" },
    { row: 42, column: "K", value: "tháng 11/2026", kind: "not_a_day" },
    { row: 47, column: "K", value: "11/11/2026", kind: "before_decision" },
    { row: 53, column: "K", value: null, kind: "missing" },
    { row: 64, column: "B", value: rows[9]![at("B")]!, kind: "duplicate_in_file" },
    { row: 75, column: "B", value: taken, kind: "register_differs" },
    { row: 86, column: "B", value: "20/06463/03", kind: "number_shape" },
    { row: 97, column: "B", value: "20-06463-03-2027", kind: "number_year" },
    { row: 108, column: "I", value: "bảy mươi", kind: "score_shape" },
    { row: 119, column: "I", value: 101.5, kind: "score_shape" },
    { row: 120, column: "I", value: 69.99, kind: "score_band" },
    { row: 141, column: "J", value: "2 sao", kind: "stars" },
    { row: 152, column: "H", value: "Bộ 31", kind: "unknown" },
    { row: 163, column: "H", value: "Đồ uống lạ", kind: "set_unknown" },
    { row: 181, column: "D", value: "Công ty Không Tên Tuổi", kind: "producer_unknown" },
    { row: 196, column: "E", value: "0123456789", kind: "tax_code_unknown" },
    { row: 230, column: "C", value: { formula: 'HYPERLINK("http://evil.example","Mật ong")', result: "Mật ong" } as ExcelJS.CellFormulaValue, kind: "formula" },
  ];
}

export function plant(rows: readonly ListRow[], faults: readonly PlantedFault[]): ListRow[] {
  return rows.map((row, index) => faults.filter((fault) => fault.row === index).reduce((changed, { column, value }) => changed.with(at(column), value), row));
}

/** Where a fault shows in the sheet: "K36". */
export function cellName({ row, column }: Pick<PlantedFault, "row" | "column">): string {
  return `${column}${HEADER_LINE + 1 + row}`;
}

/** The annex as a workbook: title over merged cells, the decision, the table. */
export async function listXlsx(rows: readonly ListRow[], change: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void = () => undefined): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Phụ lục");
  sheet.addRow(["ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"]);
  sheet.addRow(["DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN NĂM 2026"]);
  sheet.addRow(["(Kèm theo Quyết định số 2865/QĐ-UBND ngày 12/11/2026 của UBND tỉnh Lạng Sơn)"]);
  sheet.addRow([]);
  sheet.addRow(LIST_HEADINGS);
  for (const line of [1, 2, 3]) sheet.mergeCells(line, 1, line, LIST_HEADINGS.length);
  for (const row of rows) sheet.addRow(row);
  change(sheet, workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
