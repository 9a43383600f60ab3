import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import helmet from "helmet";
import type { Settings } from "../../app/platform/env/settings";

const acceptableId = /^[\w-]{8,64}$/;

/** The id of the request that this response answers. */
export function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader("x-request-id") ?? "");
}

/**
 * Headers of every answer, a request id among them. The Content-Security-Policy of pages is the site's own: it lists
 * the hashes of their inline scripts.
 */
export function securityHeaders(settings: Settings, dev: boolean): (request: IncomingMessage, response: ServerResponse) => void {
  const secure = settings.siteUrl.startsWith("https:");
  const set = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    // Pictures and the API are for partners' pages too.
    crossOriginResourcePolicy: { policy: "cross-origin" },
    // The default, no-referrer, would make browsers send "Origin: null" with the site's own forms.
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    strictTransportSecurity: secure && !dev ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
    // Of use to browsers that are gone.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  return (request, response) => {
    set(request, response, () => undefined);
    response.setHeader("permissions-policy", "camera=(), geolocation=(self), microphone=(), payment=()");
    const given = request.headers["x-request-id"];
    response.setHeader("x-request-id", typeof given === "string" && acceptableId.test(given) ? given : randomUUID());
  };
}

/** What `set` gives to every answer whoever asks; the request id is each answer's own. */
export function commonHeaders(set: (request: IncomingMessage, response: ServerResponse) => void): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  set(request, response);
  response.removeHeader("x-request-id");
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
