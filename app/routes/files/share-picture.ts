import type { LoaderFunctionArgs } from "@remix-run/node";
import { sharePicture } from "~/features/product-page/share-picture.server";
import { etagOf } from "~/platform/http/page-cache.server";

/** `/files/share/{slug}`: asked again each time, so that a star that is gone is gone here too. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const bytes = await sharePicture(params.slug ?? "", new Date());
  if (!bytes) return new Response("Not found", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const headers = { ETag: etagOf(bytes), "Cache-Control": "public, max-age=0, must-revalidate", "Content-Type": "image/jpeg", "X-Content-Type-Options": "nosniff" };
  if (request.headers.get("If-None-Match") === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), { headers: { ...headers, "Content-Length": String(bytes.length) } });
}
