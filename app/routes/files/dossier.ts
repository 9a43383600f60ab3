import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "~/domain/accounts/current-user.server";
import { findDossier } from "~/domain/evaluation/dossier-queries.server";
import { exportDossier } from "~/domain/evaluation/exchange/export-dossiers.server";
import { selfSheetTable } from "~/domain/evaluation/exchange/self-sheet-table";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { wholeResponse } from "~/platform/http/whole-body.server";
import { attachment, spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** A dossier as a file for those with a part in it: the whole as JSON, the producer's sheet as XLSX. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requireUser(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  if (params.format === "json") {
    const exported = await exportDossier(id, user);
    if (!exported) throw notFound();
    return wholeResponse(`${JSON.stringify(exported.file, null, 2)}\n`, {
      headers: { ...privateHeaders(), "Content-Type": "application/json; charset=utf-8", "Content-Disposition": attachment(`ho-so ${exported.productName}.json`) },
    });
  }
  const dossier = params.format === "xlsx" ? await findDossier(id, user, new Date()) : null;
  if (!dossier) throw notFound();
  return spreadsheetDownload(selfSheetTable(dossier), "xlsx", `tu-cham ${dossier.productName}`);
}
