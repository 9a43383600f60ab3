import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import { readScoreSheets } from "~/domain/evaluation/score-sheet-queries.server";
import { sheetLines, type SheetLine } from "~/domain/evaluation/sheets-table";
import { readOpenSheets } from "~/domain/evaluation/unsealed-sheets.server";
import { findSheetIds } from "~/domain/evaluation/dossier-queries.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";
import type { Table } from "~/platform/spreadsheet/table";
import { annexRows, annexTable } from "./annex";
import type { RoundFile } from "./round-files";
import { annexPdf, minutesPdf } from "./round-pdf.server";

/** One of a round's files. They are documents of the administration and written in Vietnamese whatever the page's language. */
export async function writeRoundFile(round: RoundPage, file: RoundFile, at: Date): Promise<Response> {
  const name = `dot ${round.no} nam ${round.year}`;
  switch (file) {
    case "bien-ban.pdf":
      return pdfResponse(await minutesPdf(round, at), `Biên bản hội đồng đánh giá OCOP, đợt ${round.no} năm ${round.year}`);
    case "phu-luc.pdf":
      return pdfResponse(await annexPdf(round, at), `Phụ lục quyết định OCOP, đợt ${round.no} năm ${round.year}`);
    case "phu-luc.xlsx":
      return spreadsheetDownload(annexTable(annexRows(round)), "xlsx", `phu luc quyet dinh ocop ${name}`);
    case "phieu-cham.csv":
      return spreadsheetDownload(sheetsTable(await roundLines(round)), "csv", `phieu cham ocop ${name}`);
  }
}

/** Every mark of every dossier of a round whose sheets are open. */
async function roundLines(round: RoundPage): Promise<SheetLine[]> {
  const open = await readOpenSheets(round.dossiers.map(({ id }) => id));
  const sheetIds = await findSheetIds([...open.keys()]);
  const [sheets, names] = await Promise.all([readScoreSheets([...sheetIds.values()]), namesOfUsers([...open.values()].flatMap((all) => all.map(({ userId }) => userId)))]);
  return round.dossiers.flatMap(({ id, productName }) => {
    const sheet = sheets.get(sheetIds.get(id) ?? "");
    const members = open.get(id);
    return sheet && members ? sheetLines({ id, productName }, sheet, members.map(({ userId, marks }) => ({ name: names.get(userId) ?? "", marks }))) : [];
  });
}

export function sheetsTable(rows: SheetLine[]): Table<keyof SheetLine> {
  return {
    title: "Phiếu chấm",
    columns: [
      { key: "dossier", title: "ma_ho_so", kind: "text" },
      { key: "product", title: "san_pham", kind: "text" },
      { key: "sheet", title: "bo_phieu", kind: "text" },
      { key: "seat", title: "so_phieu", kind: "number" },
      { key: "member", title: "thanh_vien", kind: "text" },
      { key: "code", title: "tieu_chi", kind: "text" },
      { key: "criterion", title: "ten_tieu_chi", kind: "text" },
      { key: "max", title: "diem_toi_da", kind: "number" },
      { key: "points", title: "diem", kind: "number" },
    ],
    rows,
  };
}
