import { foreseeRecall, listRecalls } from "~/domain/traceability/recall.server";
import { findTrace } from "~/domain/traceability/trace-queries.server";
import { DESK_STEP_NAMES } from "~/domain/traceability/desk-steps";
import { tracePath } from "~/domain/traceability/gs1";

const OFFSET_MS = 7 * 3_600_000;

/** Everything the page of one of a producer's lots shows; null for a lot that was never published. */
export async function loadLotPage(lot: { id: string; number: string; code: string }, producerId: string, at: Date) {
  const [trace, foreseen, past] = await Promise.all([findTrace(lot.number, lot.code), foreseeRecall(lot.id), listRecalls(producerId, lot.id)]);
  if (!trace) return null;
  const done = new Set(trace.lot.steps.map(({ bizStep }) => bizStep));
  const last = Math.max(-1, ...DESK_STEP_NAMES.flatMap((step, index) => (done.has(step) ? [index] : [])));
  return {
    trace, publicPath: tracePath(lot.number, lot.code),
    /** What most lots go through next. */
    next: DESK_STEP_NAMES[last + 1] ?? "shipping",
    /** The clock here, as a `datetime-local` field wants it. */
    now: new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16),
    recall: { foreseen, past },
  };
}
