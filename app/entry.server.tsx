import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { contentSecurityPolicy } from "~/platform/http/content-security.server";
import { SHOP_PAGE } from "~/platform/http/cache.server";
import { KeptPieces } from "~/platform/http/kept-markup.server";
import { etagOf, pageCache } from "~/platform/http/page-cache.server";
import { wholeResponse } from "~/platform/http/whole-body.server";
import type { Locale } from "~/lib/localized-text";
import { splitLocale } from "~/platform/i18n/locale";
import { LanguageProvider } from "~/platform/i18n/react";
import { CORE_MESSAGES } from "~/platform/i18n/texts.server";
import { KeptMarkup } from "~/ui/kit/kept";
import { log, withRequest as withLoggedRequest } from "~/platform/log/log.server";

export { boot, shutdown } from "~/jobs/boot.server";
export { wholeBodyOf } from "~/platform/http/whole-body.server";
export const tryPageCache = pageCache.answer.bind(pageCache);
export const setCommonHeaders = pageCache.setCommonHeaders.bind(pageCache);
export const withRequest = ({ address, ...request }: Parameters<typeof withLoggedRequest>[0] & { address: string }, run: () => void): void =>
  pageCache.during(() => withLoggedRequest(request, run), address);
export const streamTimeout = 10_000;

/**
 * Renders the whole page before the first byte goes out: its policy lists the hashes of the scripts that are
 * really in it, and what is the same for everyone can be kept and sent again as it is.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const mark = pageCache.mark();
  const { locale } = splitLocale(new URL(request.url).pathname);
  const kept = new KeptPieces();
  const html = await render(context, request.url, locale, kept);
  const body = kept.fill(html);
  const shared = headers.get(SHOP_PAGE) !== null;
  headers.delete(SHOP_PAGE);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", contentSecurityPolicy(html));
  if (shared && status === 200 && !headers.has("Set-Cookie")) {
    const url = new URL(request.url);
    pageCache.put(url.pathname + url.search, mark, body, Object.fromEntries(headers));
    headers.set("ETag", etagOf(body));
  } else if (!headers.has("Cache-Control")) {
    headers.set("Cache-Control", "private, no-store");
  }
  return wholeResponse(body, { status, headers });
}

export function handleDataRequest(response: Response): Response {
  response.headers.delete(SHOP_PAGE);
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** What a loader or an action threw that was not a Response: a bug, logged with its request. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "request failed");
}

/**
 * The page as text, with marks where kept pieces go. Nothing in the shop waits while it renders, so React writes into one string, several times
 * as fast as into a stream; the data for the browser, which Remix would stream in behind, are added as the scripts it writes.
 */
async function render(context: EntryContext, url: string, locale: Locale, kept: KeptPieces): Promise<string> {
  const { serverHandoffStream, ...rest } = context;
  const html = renderToString(
    <LanguageProvider locale={locale} core={CORE_MESSAGES[locale]}>
      <KeptMarkup.Provider value={kept.keep}>
        <RemixServer context={rest} url={url} />
      </KeptMarkup.Provider>
    </LanguageProvider>,
  );
  if (!serverHandoffStream || !context.renderMeta?.didRenderScripts) return html;
  return `${html}<script>${await handOff(serverHandoffStream)}</script>`;
}

/** The script that gives the data of the loaders to the browser, see StreamTransfer in @remix-run/react. */
async function handOff(stream: ReadableStream<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  const text = JSON.stringify(Buffer.concat(pieces).toString()).replace(/[&<>\u2028\u2029]/g, escaped);
  return `window.__remixContext.streamController.enqueue(${text});window.__remixContext.streamController.close();`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
