/**
 * Refuses changes that another site asks a visitor's browser for. It stands before the framework, whose own check can be
 * walked around (`?_data=`) and never looks at routes without a page.
 */

export interface GuardedRequest {
  method: string;
  /** The path as sent, without the query. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Called by machines and proved by a signature over the body; exactly these paths. */
const signedPaths = new Set(["/webhooks/stripe", "/webhooks/bank"]);

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}

/** Whether an origin is the site itself: its configured address, or the host that this very request was sent to. */
function isOwnOrigin(origin: string, siteOrigin: string, host: string | undefined): boolean {
  if (origin === siteOrigin) return true;
  return host !== undefined && host !== "" && (origin === `http://${host}` || origin === `https://${host}`);
}

/**
 * True when the request may go on. Allowed are: reading; signed webhooks; the API called with a bearer token instead of
 * cookies; and changes whose `Sec-Fetch-Site` and `Origin` (where sent) both say that the site itself asked. A change
 * with cookies and neither header nor own `Referer` is refused: every browser sends one of them.
 * @param siteOrigin the public address of the shop, scheme and host without a slash at the end
 */
export function isSameSiteRequest(request: GuardedRequest, siteOrigin: string): boolean {
  if (safeMethods.has(request.method)) return true;
  if (request.method === "POST" && signedPaths.has(request.path)) return true;
  const { headers } = request;
  const hasCookie = headers["cookie"] !== undefined;
  if (request.path.startsWith("/api/v1/") && !hasCookie) return true;

  const fetchSite = one(headers["sec-fetch-site"]);
  const origin = one(headers["origin"]);
  if (fetchSite !== undefined && fetchSite !== "same-origin" && fetchSite !== "none") return false;
  if (origin !== undefined && origin !== "null") return isOwnOrigin(origin, siteOrigin, one(headers["host"]));
  // A page may hide its origin; then only the browser's own word counts.
  if (fetchSite !== undefined) return true;
  if (origin === "null") return false;

  const referer = one(headers["referer"]);
  if (referer !== undefined && URL.canParse(referer)) return isOwnOrigin(new URL(referer).origin, siteOrigin, one(headers["host"]));
  return !hasCookie;
}

/** Why a request's address cannot be served; undefined when it can. */
export function badAddress(url: string): string | undefined {
  const [path = "", query = ""] = url.split("?", 2);
  if (!path.startsWith("/") || path.startsWith("//")) return "The address is not a path";
  if (/%00/.test(url)) return "The address holds a NUL character";
  try {
    decodeURIComponent(path);
  } catch {
    return "The address holds broken percent-encoding";
  }
  if (new URLSearchParams(query).has("_data")) return "The parameter _data is not used here";
  return undefined;
}
