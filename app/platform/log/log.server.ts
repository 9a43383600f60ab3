import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { clientNetwork } from "~/lib/client-network";

/** `clientAddress` never goes into a line of the log: it says who somebody is. */
export type RequestContext = { requestId: string; clientAddress: string };

const requests = new AsyncLocalStorage<RequestContext>();

/**
 * One JSON object a line. What identifies people (tokens, mail addresses, phones, addresses) is cut out by
 * name wherever it stands in a logged object; never put it into the message text.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => {
    const requestId = currentRequestId();
    return requestId === undefined ? {} : { requestId };
  },
  redact: {
    paths: ["password", "token", "cookie", "authorization", "email", "phone", "contactEmail", "contactPhone", "street"].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: "[cut]",
  },
});

/** Runs `work` so that every line logged within carries the request's id, and the audit trail learns where it came from. */
export function withRequest(request: RequestContext, work: () => void): void {
  requests.run(request, work);
}

export function currentRequestId(): string | undefined {
  return requests.getStore()?.requestId;
}

/** The network the request at hand came from, shortened; null outside of requests. */
export function currentOrigin(): string | null {
  const request = requests.getStore();
  return request === undefined ? null : clientNetwork(request.clientAddress);
}
