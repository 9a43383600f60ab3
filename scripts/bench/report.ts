import type { LoadResult } from "./load";

export type Row = {
  name: string;
  /** What was measured under load; missing for plain figures. */
  load?: LoadResult;
  /** A plain figure with its unit, where there is no load. */
  figure?: string;
  goal?: string;
  reached?: boolean;
  note?: string;
};

/** A table for people; the same rows go to the JSON file. */
export function printTable(rows: Row[]): void {
  const cells = rows.map(({ name, load, figure, goal, reached, note }) => [
    name,
    load ? load.perSecond.toFixed(0) : (figure ?? ""),
    load ? load.p50.toFixed(1) : "",
    load ? load.p95.toFixed(1) : "",
    load ? load.p99.toFixed(1) : "",
    load ? String(load.non2xx + load.errors) : "",
    goal ? `${reached ? "reached" : "MISSED "}  ${goal}` : "",
    note ?? "",
  ]);
  const head = ["", "per second", "p50 ms", "p95 ms", "p99 ms", "failed", "goal", "note"];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => (column === 0 || column > 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ").trimEnd();
  console.log([line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n"));
}
