import type { LoaderFunctionArgs } from "@remix-run/node";
import { parsePictureFileName, pictureFileName } from "~/platform/pictures/picture-file";
import { readPicture } from "~/platform/pictures/pictures.server";
import { storage } from "~/platform/storage/storage.server";

const notFound = (): Response =>
  new Response("Not found", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=60" } });

/**
 * `/files/pictures/{key}-{width}.{webp|avif}`: a size of a stored picture. The name is made from the content, so the
 * answer never changes and may be kept for ever.
 */
export async function loader({ params, request }: LoaderFunctionArgs): Promise<Response> {
  const file = parsePictureFileName(params.file ?? "");
  if (!file) return notFound();
  const name = pictureFileName(file.key, file.width, file.format);
  const headers = {
    "Cache-Control": "public, max-age=31536000, immutable",
    ETag: `"${name}"`,
    "Content-Type": `image/${file.format}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
  const asked = request.headers.get("If-None-Match");
  if (asked !== null && (asked === "*" || asked.includes(headers.ETag)) && (await storage().exists(name))) return new Response(null, { status: 304, headers });
  const bytes = await readPicture(storage(), file);
  if (!bytes) return notFound();
  return new Response(new Uint8Array(bytes), { headers: { ...headers, "Content-Length": String(bytes.length) } });
}
