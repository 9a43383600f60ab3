import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readDocument } from "~/domain/programme/documents.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { attachment } from "~/platform/spreadsheet/spreadsheet-download.server";

/** A paper of the programme: public ones for anyone, the others for the staff alone. Always saved, never shown in place. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const document = isId(params.id ?? "") ? await readDocument(params.id ?? "") : null;
  if (!document) throw notFound();
  if (!document.public) await requireStaff(request);
  return new Response(new Uint8Array(document.bytes), {
    headers: { "Content-Type": document.mime, "Content-Disposition": attachment(document.name), "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" },
  });
}
