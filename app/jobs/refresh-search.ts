import { refreshSearch as refresh, refreshSearchAtMidnight } from "~/domain/search/engine.server";
import { isId } from "~/lib/id";
import type { JobReport } from "~/platform/jobs/job-report";

/** Outbox topic "search.product", payload `{ productId }`: the products are looked up anew in every index. Run again, it does the same. */
export async function refreshSearch(payloads: Record<string, unknown>[]): Promise<void> {
  const ids = new Set(payloads.map((payload) => payload["productId"]).filter((id): id is string => typeof id === "string" && isId(id)));
  if (ids.size > 0) await refresh([...ids]);
}

/** Shortly after local midnight: what a date has changed without anybody writing. */
export async function refreshSearchNightly(at: Date): Promise<JobReport> {
  return { done: await refreshSearchAtMidnight(at) };
}
