import { privateHeaders } from "./cache.server";

/** A private paper as an answer: shown by the browser without any right to run, kept by nobody. */
export function paperResponse(paper: { bytes: Uint8Array; mediaType: string; storageName: string }): Response {
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      ...privateHeaders(),
      "Content-Type": paper.mediaType,
      "Content-Length": String(paper.bytes.length),
      "Content-Disposition": `inline; filename="${paper.storageName}"`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    },
  });
}
