import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { FILE_FORMATS } from "~/domain/invoices/file-provider.server";
import { batchFile } from "~/features/invoicing/batch-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { wholeResponse } from "~/platform/http/whole-body.server";
import { attachment } from "~/platform/spreadsheet/spreadsheet-download.server";

/** A batch as a file for the provider of electronic invoices, as often as it is asked for. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(request);
  const format = FILE_FORMATS.find((name) => name === params.format);
  const file = format && (await batchFile(params.id ?? "", format));
  if (!file) throw notFound();
  return wholeResponse(file.body, { headers: { ...privateHeaders(), "Content-Type": file.type, "Content-Disposition": attachment(`${file.name}.${file.ending}`) } });
}
