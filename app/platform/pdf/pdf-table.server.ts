import type { PdfFile } from "./pdf-document.server";
import { PDF_COLOURS } from "./pdf-style.server";

export type PdfColumn = {
  head: string;
  /** Its share of the width beside the other columns' shares. */
  width: number;
  /** Figures stand at the right. */
  align?: "left" | "right" | "center";
};

export type PdfTable = { columns: readonly PdfColumn[]; rows: readonly (readonly string[])[]; /** A last row that sums up. */ total?: readonly string[]; size?: number };

const PAD_X = 5;
const PAD_Y = 3.5;

type Placed = PdfColumn & { x: number; points: number };

/** How high a table is with its head, on one page. */
export function tableHeight(file: PdfFile, { columns, rows, total, size = 9 }: PdfTable): number {
  const placed = place(file, columns);
  const head = rowHeight(file, placed, columns.map((column) => column.head), "semibold", size);
  const lines = [...rows, ...(total ? [total] : [])].reduce((sum, row) => sum + rowHeight(file, placed, row, "regular", size), 0);
  return head + lines;
}

/** Draws a table from the file's present height on. A row higher than a page is cut at its end. */
export function drawTable(file: PdfFile, table: PdfTable): void {
  const { size = 9 } = table;
  const columns = place(file, table.columns);
  const head = columns.map((column) => column.head);
  const most = file.bottom - file.kit.page.margins.top;
  const headHeight = rowHeight(file, columns, head, "semibold", size);
  const draw = (cells: readonly string[], kind: "head" | "row" | "total"): void => {
    const face = kind === "row" ? "regular" : "semibold";
    const height = Math.min(rowHeight(file, columns, cells, face, size), most - headHeight);
    if (kind !== "head" && file.kit.y + height > file.bottom) {
      file.kit.addPage();
      draw(head, "head");
    }
    const top = file.kit.y;
    if (kind !== "row") file.kit.rect(file.left, top, file.width, height).fill(PDF_COLOURS.fill);
    file.style(face, size);
    for (const [index, column] of columns.entries()) {
      file.kit.text(cells[index] ?? "", column.x + PAD_X, top + PAD_Y, { width: column.points - 2 * PAD_X, height: height - PAD_Y, align: column.align ?? "left", ellipsis: true });
    }
    file.kit.moveTo(file.left, top + height).lineTo(file.left + file.width, top + height).lineWidth(0.5).strokeColor(PDF_COLOURS.line).stroke();
    file.kit.x = file.left;
    file.kit.y = top + height;
  };

  const firstHeight = rowHeight(file, columns, table.rows[0] ?? [], "regular", size);
  file.need(Math.min(headHeight + firstHeight, most));
  draw(head, "head");
  for (const row of table.rows) draw(row, "row");
  if (table.total) draw(table.total, "total");
}

function place(file: PdfFile, columns: readonly PdfColumn[]): Placed[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  let { left: x } = file;
  return columns.map((column) => {
    const points = (column.width / shares) * file.width;
    const placed = { ...column, x, points };
    x += points;
    return placed;
  });
}

function rowHeight(file: PdfFile, columns: readonly Placed[], cells: readonly string[], face: "regular" | "semibold", size: number): number {
  file.style(face, size);
  const heights = columns.map((column, index) => file.kit.heightOfString(cells[index] || " ", { width: column.points - 2 * PAD_X }));
  return Math.max(...heights) + 2 * PAD_Y;
}
