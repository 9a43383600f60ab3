import { redirect } from "@remix-run/node";
import { localePath, splitLocale } from "~/platform/i18n/locale";
import { privateHeaders } from "./cache.server";

/** Sends a visitor who is not signed in to the sign-in page, and back afterwards (a form that was sent is not repeated). */
export function signInFirst(request: Request): Response {
  const url = new URL(request.url);
  const { locale } = splitLocale(url.pathname);
  const back = request.method === "GET" || request.method === "HEAD" ? url.pathname + url.search : url.pathname;
  return redirect(`${localePath(locale, "/dang-nhap")}?${new URLSearchParams({ next: back })}`, { headers: privateHeaders() });
}

/** Signed in, but not allowed here. */
export function forbidden(): Response {
  return new Response(null, { status: 403, headers: privateHeaders() });
}

/** Not there, or not theirs: the same answer, so that nobody learns which. */
export function notFound(): Response {
  return new Response(null, { status: 404, headers: privateHeaders() });
}
