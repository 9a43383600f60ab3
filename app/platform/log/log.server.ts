import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";

type RequestContext = { requestId: string };

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
  mixin: () => requests.getStore() ?? {},
  redact: {
    paths: ["password", "token", "cookie", "authorization", "email", "phone", "contactEmail", "contactPhone", "street"].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: "[cut]",
  },
});

/** Runs `work` so that every line logged within carries the request's id. */
export function withRequestId(requestId: string, work: () => void): void {
  requests.run({ requestId }, work);
}

export function currentRequestId(): string | undefined {
  return requests.getStore()?.requestId;
}
