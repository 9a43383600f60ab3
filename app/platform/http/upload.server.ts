import { readBytes } from "./body.server";
import { problem } from "./problem.server";

/** A form with one file in the field `file`; the other fields as strings. Throws 400 when it cannot be read and 413 over 1 MB. */
export async function readUpload(request: Request): Promise<{ fields: Map<string, string>; name: string; bytes: Uint8Array }> {
  const body = await readBytes(request);
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "Content-Type": request.headers.get("Content-Type") ?? "" } }).formData();
  } catch {
    throw problem(400, { title: "Bad request", detail: "The form could not be read." });
  }
  const fields = new Map([...form.entries()].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : [])));
  const file = form.get("file");
  return file instanceof File ? { fields, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { fields, name: "", bytes: new Uint8Array() };
}
