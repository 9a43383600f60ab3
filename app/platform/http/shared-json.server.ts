import { etagOf, pageCache } from "./page-cache.server";
import { wholeResponse } from "./whole-body.server";

const HEADERS = { "Cache-Control": "public, max-age=0, must-revalidate", "Content-Type": "application/json; charset=utf-8" };

/**
 * A JSON answer that is the same for everyone who asks at this address. It is kept as a page is, until what it shows
 * changes, and sent from there before any route is asked.
 */
export function sharedJson(request: Request, text: string): Response {
  const { pathname, search } = new URL(request.url);
  const body = Buffer.from(text);
  const mark = pageCache.mark();
  // The router spells the query anew (`%20` as `+`): by that spelling it would not be found again.
  pageCache.put(mark.address ?? pathname + search, mark, body, HEADERS);
  return wholeResponse(body, { headers: { ...HEADERS, ETag: etagOf(body) } });
}
