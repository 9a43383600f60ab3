/** Marks an answer that is the same for everyone; entry.server takes it off and keeps the page. */
export const SHOP_PAGE = "X-Shop-Page";

/**
 * Headers of a page that is the same for everyone. Browsers ask again each time (with an ETag: 304), so that a
 * revoked star is gone at once; a CDN that hears purges may keep it for a minute.
 */
export function shopHeaders(): Record<string, string> {
  return { "Cache-Control": "public, max-age=0, must-revalidate", [SHOP_PAGE]: "1" };
}

/** Headers of a page made for one visitor. */
export function privateHeaders(): Record<string, string> {
  return { "Cache-Control": "private, no-store" };
}
