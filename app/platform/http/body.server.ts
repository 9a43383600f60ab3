import { problem } from "./problem.server";

export const MAX_BODY_BYTES = 1_048_576;
const MAX_DEPTH = 32;
const MAX_FIELDS = 200;
const MAX_FIELD_LENGTH = 20_000;
/** For forms that say at the field itself that it is too long: as long as the body may be. */
export const ANY_LENGTH = MAX_BODY_BYTES;

/**
 * The JSON of a request. Throws a problem document when it is too long (413), not UTF-8, not JSON, or nested
 * deeper than 32 levels (400): deep nesting overflows the serialiser of the pages.
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem(400, { title: "Bad request", detail: "The body is not valid JSON." });
  }
  if (tooDeep(value, MAX_DEPTH)) throw problem(400, { title: "Bad request", detail: `The body is nested deeper than ${MAX_DEPTH} levels.` });
  return value;
}

/** The body as text. Throws 413 over 1 MB and 400 when it is not UTF-8. */
export async function readText(request: Request): Promise<string> {
  return decode(await readBytes(request));
}

/** The body, read no further than `limit`. Throws 413 beyond it. */
export async function readBytes(request: Request, limit = MAX_BODY_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, whole } = await readUpTo(request, limit);
  if (!whole) throw problem(413, { title: "Content too large", detail: `The body is longer than ${Math.floor(limit / 1_048_576)} MB.` });
  return bytes;
}

/** The body's first bytes, at most `limit` of them, and whether that is all of it. */
export async function readUpTo(request: Request, limit: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; whole: boolean }> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) return { bytes: new Uint8Array(Buffer.concat(chunks)), whole: false };
    chunks.push(part.value);
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), whole: true };
}

/** The last value of each field of a form, as strings without NUL. Files are refused; so are too many fields and those longer than `longest`. */
export async function readForm(request: Request, longest = MAX_FIELD_LENGTH): Promise<Map<string, string>> {
  const type = request.headers.get("Content-Type") ?? "";
  const fields = new Map<string, string>();
  const entries = type.startsWith("multipart/form-data")
    ? await multipart(request)
    : new URLSearchParams(checkEscapes(await readText(request))).entries();
  for (const [name, value] of entries) {
    if (fields.size >= MAX_FIELDS) throw problem(400, { title: "Bad request", detail: "Too many fields." });
    if (typeof value !== "string") throw problem(400, { title: "Bad request", detail: "Files are not accepted here." });
    if (value.length > longest) throw problem(413, { title: "Content too large", detail: `The field ${name.slice(0, 50)} is too long.` });
    // PostgreSQL cannot hold a NUL and nobody types one; text pasted from a PDF may bring some.
    fields.set(name, value.replaceAll("\0", ""));
  }
  return fields;
}

async function multipart(request: Request): Promise<Iterable<[string, FormDataEntryValue]>> {
  const bytes = await readBytes(request);
  try {
    const form = await new Response(bytes, { headers: { "Content-Type": request.headers.get("Content-Type") ?? "" } }).formData();
    return form.entries();
  } catch {
    throw problem(400, { title: "Bad request", detail: "The form could not be read." });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw problem(400, { title: "Bad request", detail: "The body is not valid UTF-8." });
  }
}

/** URLSearchParams replaces broken escapes silently; here they are refused. */
function checkEscapes(text: string): string {
  try {
    decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw problem(400, { title: "Bad request", detail: "The form is not valid UTF-8." });
  }
  return text;
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1));
}
