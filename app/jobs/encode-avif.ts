import { askForAvif, offerAvif } from "~/domain/catalog/picture-avif.server";
import { encodeAvifSizes, encodeWebpSizes } from "~/platform/pictures/pictures.server";
import { storage } from "~/platform/storage/storage.server";

/** A batch gives up its turn after this long: well before the queue would take it for lost, and soon enough to stop. */
const TURN_MS = 20_000;

/**
 * Outbox topic "picture.avif", payload `{ key }`: makes the files of a stored picture that are missing, then lets pages
 * offer AVIF. WebP of all comes before AVIF of any, as pages show it already. One picture after the other, and what does
 * not fit into a turn is left as a new message. Run again, it does nothing.
 */
export async function encodeAvif(payloads: Record<string, unknown>[]): Promise<void> {
  const keys = [...new Set(payloads.map((payload) => payload["key"]).filter((key) => typeof key === "string"))];
  const until = performance.now() + TURN_MS;
  const inTime = (): boolean => performance.now() < until;
  for (const key of keys) if (inTime()) await encodeWebpSizes(storage(), key);
  for (const key of keys) {
    if (!inTime()) {
      await askForAvif(key);
    } else if (await encodeAvifSizes(storage(), key)) {
      await offerAvif(key);
    }
  }
}
