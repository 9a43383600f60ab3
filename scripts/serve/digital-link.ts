import type { IncomingMessage } from "node:http";

const TRACE = /^(?:\/(?:en|zh))?\/(?:01|lo-hang)\//;

/**
 * One address, two answers: people get the page, whoever asks for links gets those. Such a request goes on to the route
 * of the links before the kept page could answer it. What it asked is in its address from then on.
 */
export function negotiateDigitalLink(request: IncomingMessage): void {
  const url = request.url ?? "";
  if ((request.method !== "GET" && request.method !== "HEAD") || !TRACE.test(url)) return;
  const asked = /[?&]linkType=/.test(url) || wantsLinks(request.headers.accept ?? "");
  if (!asked) return;
  const [path = "", query = ""] = url.split("?", 2);
  request.url = `/digital-link?of=${encodeURIComponent(path)}${query === "" ? "" : `&${query}`}`;
}

/** Whether the header names a linkset, or JSON and no page. */
function wantsLinks(accept: string): boolean {
  return accept.includes("application/linkset+json") || (/application\/(json|[a-z.+-]+\+json)/.test(accept) && !/text\/html|application\/xhtml/.test(accept));
}
