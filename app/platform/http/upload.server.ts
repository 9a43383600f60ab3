import { err, ok, type Result } from "~/lib/result";
import { readForm, readUpTo } from "./body.server";
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

/**
 * The same with the form's other fields, the last value of each: they stay known when the file is refused. Of a form that is
 * too long these are the fields before its file.
 */
export async function readUploadForm(request: Request): Promise<{ fields: Map<string, string>; file: Result<Upload, UploadFault> }> {
  const type = request.headers.get("Content-Type") ?? "";
  const fields = new Map<string, string>();
  if (!type.startsWith("multipart/form-data")) return { fields, file: err("missing") };
  const body = await readUpTo(request, bodyLimitOf(new URL(request.url).pathname));
  const form = await parse(body.whole ? body.bytes : beforeFile(body.bytes), type);
  for (const [name, value] of form ?? []) if (typeof value === "string") fields.set(name, value.replaceAll("\0", "").slice(0, 2_000));
  if (!body.whole) return { fields, file: err("too_large") };
  return { fields, file: form ? await readFile(form.get("file")) : err("unreadable") };
}

async function parse(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  try {
    return await new Response(bytes, { headers: { "Content-Type": type } }).formData();
  } catch {
    return null;
  }
}

/** What of a form that was cut off came before its file, as a form that ends there. */
function beforeFile(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const body = Buffer.from(bytes);
  const boundary = body.subarray(0, Math.max(0, body.indexOf("\r\n")));
  const file = body.indexOf("; filename=");
  const end = body.subarray(0, Math.max(0, file)).lastIndexOf(boundary);
  return new Uint8Array(Buffer.concat([body.subarray(0, Math.max(0, end)), boundary, Buffer.from("--\r\n")]));
}

/**
 * A form that may bring files in the field `photos`, together no larger than the limit of the page: its other fields, and
 * the files. Of a longer one the fields before its files are kept. Forms without files are read as `readForm` does.
 */
export async function readPhotoForm(request: Request): Promise<{ fields: Map<string, string>; files: Result<Uint8Array[], "too_large"> }> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data")) return { fields: await readForm(request), files: ok([]) };
  const fields = new Map<string, string>();
  const body = await readUpTo(request, bodyLimitOf(new URL(request.url).pathname));
  const form = await parse(body.whole ? body.bytes : beforeFile(body.bytes), type);
  if (!form) throw problem(400, { title: "Bad request", detail: "The form could not be read." });
  for (const [name, value] of form) if (typeof value === "string") fields.set(name, value.replaceAll("\0", "").slice(0, 20_000));
  if (!body.whole) return { fields, files: err("too_large") };
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
