import { readiness } from "~/features/readiness/readiness.server";

/** Whether this process can serve: what a load balancer asks. A search engine that is down is degraded, not down. */
export async function loader() {
  const state = await readiness();
  const ready = Object.values(state).every((part) => part !== "down");
  return Response.json(state, { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
