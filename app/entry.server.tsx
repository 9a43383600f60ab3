import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { Writable } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { contentSecurityPolicy } from "~/platform/http/content-security.server";
import { SHOP_PAGE } from "~/platform/http/cache.server";
import { etagOf, pageCache } from "~/platform/http/page-cache.server";
import { wholeResponse } from "~/platform/http/whole-body.server";
import { splitLocale } from "~/platform/i18n/locale";
import { LanguageProvider } from "~/platform/i18n/react";
import { CORE_MESSAGES } from "~/platform/i18n/texts.server";
import { addDays, localDateAt, startOfDay } from "~/lib/local-date";
import { log, withRequest as withLoggedRequest } from "~/platform/log/log.server";

export { boot, shutdown } from "~/jobs/boot.server";
export { wholeBodyOf } from "~/platform/http/whole-body.server";
export const tryPageCache = pageCache.answer.bind(pageCache);
export const setCommonHeaders = pageCache.setCommonHeaders.bind(pageCache);
export const withRequest: typeof withLoggedRequest = (request, run) => pageCache.during(() => withLoggedRequest(request, run));
export const streamTimeout = 10_000;

/**
 * Renders the whole page before the first byte goes out: its policy lists the hashes of the scripts that are
 * really in it, and what is the same for everyone can be kept and sent again as it is.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const mark = pageCache.mark();
  const { locale } = splitLocale(new URL(request.url).pathname);
  const { body, failed } = await render(
    <LanguageProvider locale={locale} core={CORE_MESSAGES[locale]}>
      <RemixServer context={context} url={request.url} />
    </LanguageProvider>,
  );
  const shared = headers.get(SHOP_PAGE) !== null;
  headers.delete(SHOP_PAGE);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", contentSecurityPolicy(body));
  const finalStatus = failed ? 500 : status;
  if (shared && finalStatus === 200 && !headers.has("Set-Cookie")) {
    const url = new URL(request.url);
    pageCache.put(url.pathname + url.search, mark, body, Object.fromEntries(headers), endOfDay());
    headers.set("ETag", etagOf(body));
  } else if (!headers.has("Cache-Control")) {
    headers.set("Cache-Control", "private, no-store");
  }
  return wholeResponse(body, { status: finalStatus, headers });
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

/** No kept page outlives the Vietnamese day: a certificate may end with it. */
function endOfDay(): number {
  return startOfDay(addDays(localDateAt(new Date()), 1)).getTime();
}

/** Takes what React writes as it comes: React hands over each piece for good, so nothing is copied or queued. */
class Sink extends Writable {
  private readonly pieces: Uint8Array[] = [];

  constructor(private readonly done: (body: Buffer) => void) {
    super();
  }

  override write(piece: Uint8Array | string): boolean {
    this.pieces.push(typeof piece === "string" ? Buffer.from(piece) : piece);
    return true;
  }

  override end(): this {
    this.done(Buffer.concat(this.pieces));
    return this;
  }
}

function render(page: React.JSX.Element): Promise<{ body: Buffer; failed: boolean }> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(page, {
      onAllReady() {
        clearTimeout(timer);
        pipe(new Sink((body) => resolve({ body, failed })));
      },
      onShellError: reject,
      onError(error) {
        failed = true;
        log.error({ err: error }, "rendering failed");
      },
    });
    const timer = setTimeout(abort, streamTimeout + 1_000);
  });
}
