import { err, ok, type Result } from "~/lib/result";
import { readBytes, readForm } from "./body.server";
import { problem } from "./problem.server";
import { bodyLimitOf, MAX_UPLOAD_BYTES } from "./upload-limit";

export type UploadFault = "too_large" | "missing" | "unreadable";
export type Upload = { name: string; bytes: Uint8Array };

/**
 * The file of a form (`multipart/form-data`, field `file`). Reading stops at the limit of the page; the failure is
 * `too_large` beyond it, `missing` when no file was chosen and `unreadable` when the form is none.
 */
export async function readUpload(request: Request): Promise<Result<Upload, UploadFault>> {
  return (await readUploadForm(request)).file;
}

/** The same with the form's other fields, the last value of each: they stay known when the file is refused. */
export async function readUploadForm(request: Request): Promise<{ fields: Map<string, string>; file: Result<Upload, UploadFault> }> {
  const type = request.headers.get("Content-Type") ?? "";
  const fields = new Map<string, string>();
  if (!type.startsWith("multipart/form-data")) return { fields, file: err("missing") };
  let form: FormData;
  try {
    const body = await readBytes(request, bodyLimitOf(new URL(request.url).pathname));
    form = await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch (error) {
    return { fields, file: err(error instanceof Response && error.status === 413 ? "too_large" : "unreadable") };
  }
  for (const [name, value] of form) if (typeof value === "string") fields.set(name, value.replaceAll("\0", "").slice(0, 2_000));
  return { fields, file: await readFile(form.get("file")) };
}

/**
 * A form that may bring files in the field `photos`, together no larger than the limit of the page: its other fields, and
 * the files. Beyond the limit nothing of the form is known. Forms without files are read as `readForm` does.
 */
export async function readPhotoForm(request: Request): Promise<{ fields: Map<string, string>; files: Result<Uint8Array[], "too_large"> }> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data")) return { fields: await readForm(request), files: ok([]) };
  const fields = new Map<string, string>();
  let form: FormData;
  try {
    const body = await readBytes(request, bodyLimitOf(new URL(request.url).pathname));
    form = await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch (error) {
    if (error instanceof Response && error.status === 413) return { fields, files: err("too_large") };
    throw problem(400, { title: "Bad request", detail: "The form could not be read." });
  }
  for (const [name, value] of form) if (typeof value === "string") fields.set(name, value.replaceAll("\0", "").slice(0, 20_000));
  const files = form.getAll("photos").filter((value): value is File => value instanceof File && value.size > 0);
  if (files.reduce((sum, { size }) => sum + size, 0) > MAX_UPLOAD_BYTES) return { fields, files: err("too_large") };
  return { fields, files: ok(await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))) };
}

async function readFile(file: FormDataEntryValue | null): Promise<Result<Upload, UploadFault>> {
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return err("missing");
  if (file.size > MAX_UPLOAD_BYTES) return err("too_large");
  const name = file.name.normalize("NFC").replaceAll(/[\0-\u001F\u007F/\\]/g, "").slice(-200);
  return ok({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
