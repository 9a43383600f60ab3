import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { addDocument, isDocumentOwner, removeDocument } from "~/domain/programme/documents.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { readUploadForm } from "~/platform/http/upload.server";

/** Adds a paper to a record of the programme, or takes one off (`remove`), and goes back to the record. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const { fields, file } = await readUploadForm(request);
  const [owner, ownerId, remove, back] = [fields.get("owner") ?? "", fields.get("ownerId") ?? "", fields.get("remove"), fields.get("back") ?? ""];
  if (!isDocumentOwner(owner) || !isId(ownerId) || !/^(\/(en|zh))?\/quan-tri\/[a-z-]+\/[0-9a-f-]{36}$/.test(back)) throw notFound();
  const common = { owner, ownerId, actor: { kind: "user", userId: user.id } as const, at: new Date() };
  const result =
    remove !== undefined ? await removeDocument({ ...common, id: isId(remove) ? remove : ownerId }) : file.ok ? await addDocument({ ...common, ...file.value, isPublic: fields.get("public") === "yes" }) : file;
  return redirect(`${back}?done=${result.ok ? "document" : "no-document"}`, { headers: privateHeaders() });
}
