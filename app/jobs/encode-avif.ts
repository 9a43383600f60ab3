import { setTimeout as pause } from "node:timers/promises";
import { askForAvif, offerAvif } from "~/domain/catalog/picture-avif.server";
import { hasSpareTime } from "~/platform/jobs/spare-time.server";
import { encodeAvifSizes, encodeWebpSizes } from "~/platform/pictures/pictures.server";
import { storage } from "~/platform/storage/storage.server";

/** A batch gives up its turn after this long: well before the queue would take it for lost, and soon enough to stop. */
const TURN_MS = 20_000;
const LOOK_AGAIN_MS = 1_000;

/**
 * Outbox topic "picture.avif", payload `{ key }`: makes the files of a stored picture that are missing, then lets pages
 * offer AVIF. WebP of all comes before AVIF of any, as pages show it already. AVIF saves bytes but takes seconds of a
 * processor: it waits while the machine is busy. One picture after the other, and what does not fit into a turn is left
 * as new messages. Run again, it does nothing.
 */
export async function encodeAvif(payloads: Record<string, unknown>[], { turn = TURN_MS, isQuiet = hasSpareTime } = {}): Promise<void> {
  const keys = [...new Set(payloads.map((payload) => payload["key"]).filter((key) => typeof key === "string"))];
  const until = performance.now() + turn;
  const inTime = (): boolean => performance.now() < until;
  for (const key of keys) if (inTime()) await encodeWebpSizes(storage(), key);
  const left = [...keys];
  while (left.length > 0 && inTime()) {
    if (!isQuiet()) {
      await pause(Math.min(LOOK_AGAIN_MS, turn));
      continue;
    }
    const key = left.shift();
    if (key !== undefined && (await encodeAvifSizes(storage(), key))) await offerAvif(key);
  }
  await askForAvif(left);
}
