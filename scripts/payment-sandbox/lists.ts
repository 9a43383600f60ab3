import { invalid, type ApiAnswer } from "./api-answer";
import type { SandboxState } from "./model";

/** A list as the API gives it: the newest first, with `limit` and `starting_after`. */
export function listAnswer<One extends { id: string }>(url: string, oldestFirst: readonly One[], query: URLSearchParams): ApiAnswer {
  const limit = Number(query.get("limit") ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return invalid("limit must be between 1 and 100", { param: "limit" });
  const since = Number(query.get("created[gte]") ?? 0);
  const all = [...oldestFirst].reverse().filter((one) => !("created" in one) || typeof one.created !== "number" || one.created >= since);
  const after = query.get("starting_after");
  const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  return { status: 200, body: { object: "list", url, has_more: all.length > from + limit, data: all.slice(from, from + limit) } };
}

/** The lists beside that of events; null for any other path. */
export function answerList({ sessions, refunds = [], disputes = [] }: SandboxState, pathname: string, query: URLSearchParams): ApiAnswer | null {
  const intent = query.get("payment_intent");
  switch (pathname) {
    case "/v1/checkout/sessions":
      return listAnswer(pathname, Object.values(sessions).map(({ session }) => session).filter(({ payment_intent: own }) => intent === null || own === intent), query);
    case "/v1/refunds":
      return listAnswer(pathname, refunds.filter(({ payment_intent: own }) => intent === null || own === intent), query);
    case "/v1/disputes":
      return listAnswer(pathname, disputes, query);
    default:
      return null;
  }
}
