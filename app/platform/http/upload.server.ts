import { err, ok, type Result } from "~/lib/result";
import { readBytes } from "./body.server";
import { bodyLimitOf, MAX_UPLOAD_BYTES } from "./upload-limit";

export type Upload = { name: string; bytes: Uint8Array };

/**
 * The file of a form (`multipart/form-data`, field `file`). Reading stops at the limit of the page; the failure is
 * `too_large` beyond it, `missing` when no file was chosen and `unreadable` when the form is none.
 */
export async function readUpload(request: Request): Promise<Result<Upload, "too_large" | "missing" | "unreadable">> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data")) return err("missing");
  let file: FormDataEntryValue | null;
  try {
    const body = await readBytes(request, bodyLimitOf(new URL(request.url).pathname));
    file = (await new Response(body, { headers: { "Content-Type": type } }).formData()).get("file");
  } catch (error) {
    return err(error instanceof Response && error.status === 413 ? "too_large" : "unreadable");
  }
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return err("missing");
  if (file.size > MAX_UPLOAD_BYTES) return err("too_large");
  const name = file.name.normalize("NFC").replaceAll(/[\0-\u001F\u007F/\\]/g, "").slice(-200);
  return ok({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
