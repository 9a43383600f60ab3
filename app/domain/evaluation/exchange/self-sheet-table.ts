import type { Table } from "~/platform/spreadsheet/table";
import type { DossierPage } from "../dossier-queries.server";
import { isScorable } from "../score-sheet";

type Key = "code" | "criterion" | "max" | "points" | "min3" | "min4" | "min5" | "papers" | "note";

/** The producer's sheet of a dossier, a line for every line of the decision's; headings carry the sum of what is below them. */
export function selfSheetTable({ sheet, selfMarks, papers, productName }: Pick<DossierPage, "sheet" | "selfMarks" | "papers" | "productName">): Table<Key> {
  const marks = new Map(selfMarks.map((mark) => [mark.code, mark]));
  const below = (code: string): number => selfMarks.filter((mark) => mark.code.startsWith(`${code}.`)).reduce((sum, { points }) => sum + points, 0);
  return {
    title: productName,
    columns: [
      { key: "code", title: "Mã", kind: "text" }, { key: "criterion", title: "Tiêu chí", kind: "text" }, { key: "max", title: "Điểm tối đa", kind: "number" },
      { key: "points", title: "Tự chấm", kind: "number" }, { key: "min3", title: "Tối thiểu 3 sao", kind: "number" }, { key: "min4", title: "Tối thiểu 4 sao", kind: "number" },
      { key: "min5", title: "Tối thiểu 5 sao", kind: "number" }, { key: "papers", title: "Minh chứng", kind: "text" }, { key: "note", title: "Ghi chú", kind: "text" },
    ],
    rows: sheet.criteria.map((criterion) => {
      const { code, label, max, minimum } = criterion;
      return {
        code, criterion: label.vi, max, points: isScorable(criterion) ? (marks.get(code)?.points ?? null) : below(code),
        min3: minimum[3] ?? null, min4: minimum[4] ?? null, min5: minimum[5] ?? null,
        papers: papers.filter((paper) => paper.code === code).map(({ title }) => title).join("\n"), note: marks.get(code)?.note ?? null,
      };
    }),
  };
}
