import { slugify } from "~/lib/vietnamese-text";

/**
 * A document as an answer. `name` is for people, without its ending: browsers that cannot read the accented name save
 * the file under the one without accents.
 */
export function pdfResponse(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  const plain = slugify(name) || "document";
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `attachment; filename="${plain}.pdf"; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`,
      "Cache-Control": "private, no-store",
    },
  });
}
