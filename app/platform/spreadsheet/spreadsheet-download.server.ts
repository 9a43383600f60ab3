import { privateHeaders } from "~/platform/http/cache.server";
import { wholeResponse } from "~/platform/http/whole-body.server";
import { slugify } from "~/lib/vietnamese-text";
import type { Table } from "./table";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx.server";

export const SPREADSHEET_FORMATS = ["csv", "xlsx"] as const;
export type SpreadsheetFormat = (typeof SPREADSHEET_FORMATS)[number];

const TYPE: Record<SpreadsheetFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A table as a file to save, made for one person. `name` is the file's name without its ending, in any script. */
export async function spreadsheetDownload<Key extends string>(table: Table<Key>, format: SpreadsheetFormat, name: string): Promise<Response> {
  const body = format === "csv" ? writeCsv(table) : await writeXlsx(table);
  return wholeResponse(body, { headers: { ...privateHeaders(), "Content-Type": TYPE[format], "Content-Disposition": attachment(`${name}.${format}`) } });
}

/** `Content-Disposition` for saving under a name: the name itself (RFC 6266), and one of plain letters for old clients. */
export function attachment(fileName: string): string {
  const ending = /\.[a-z0-9]+$/.exec(fileName)?.[0] ?? "";
  const plain = (slugify(fileName.slice(0, fileName.length - ending.length)) || "file") + ending;
  const whole = encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, "_")).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
