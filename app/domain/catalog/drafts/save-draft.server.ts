import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { storePicture, type PictureRefusal } from "~/platform/pictures/pictures.server";
import { storage } from "~/platform/storage/storage.server";
import type { ListingDraft } from "./draft-queries.server";
import { MOST_PICTURES, shapeFaults, type DraftPicture, type ListingProblems } from "./listing-facts";
import { readStep, type Step } from "./read-step";

/** Keeps what a step's form says, valid or not yet; the answer names what could not be read or is malformed. Nothing changes while officers have it. */
export async function saveStep({ draft, step, form, at }: { draft: ListingDraft; step: Step; form: ReadonlyMap<string, string>; at: Date }): Promise<Result<ListingProblems, { kind: "wrong_state" }>> {
  const { facts, unread } = readStep(draft.facts, step, form);
  const { count } = await db().listingDraft.updateMany({ where: { id: draft.id, producerId: draft.producerId, state: "editing" }, data: { facts, updatedAt: at, version: { increment: 1 } } });
  return count === 1 ? ok({ ...shapeFaults(facts), ...unread }) : err({ kind: "wrong_state" });
}

/** The narrowest photo that cards and pages can show sharply. */
const LEAST_WIDTH = 640;

export type PhotoFailure = { kind: PictureRefusal["kind"] | "too_small" | "too_many" | "wrong_state" };

/**
 * Adds a photo at the end: turned upright, without metadata, as WebP in all sizes (AVIF follows by a job once it is
 * published). The same photo again changes nothing, so that a retried upload is never there twice.
 */
export async function addPhoto({ draft, bytes, at }: { draft: Pick<ListingDraft, "id" | "producerId">; bytes: Uint8Array; at: Date }): Promise<Result<null, PhotoFailure>> {
  const stored = await storePicture(storage(), Buffer.from(bytes));
  if (!stored.ok) return err({ kind: stored.error.kind });
  const { key, width, height, widths, tone } = stored.value;
  if (width < LEAST_WIDTH) return err({ kind: "too_small" });
  return changePhotos(draft, at, (pictures) => {
    if (pictures.some((picture) => picture.key === key)) return ok(pictures);
    return pictures.length >= MOST_PICTURES ? err({ kind: "too_many" }) : ok([...pictures, { key, width, height, widths, tone }]);
  });
}

/** Takes a photo out, or sets it first: the first is the one that cards show. */
export function arrangePhoto({ draft, key, to, at }: { draft: Pick<ListingDraft, "id" | "producerId">; key: string; to: "first" | "out"; at: Date }): Promise<Result<null, PhotoFailure>> {
  return changePhotos(draft, at, (pictures) => {
    const chosen = pictures.filter((picture) => picture.key === key);
    const others = pictures.filter((picture) => picture.key !== key);
    return ok(to === "first" ? [...chosen, ...others] : others);
  });
}

function changePhotos({ id, producerId }: Pick<ListingDraft, "id" | "producerId">, at: Date, change: (pictures: DraftPicture[]) => Result<DraftPicture[], PhotoFailure>): Promise<Result<null, PhotoFailure>> {
  return transact<null, PhotoFailure>(async (tx) => {
    // Several uploads at once follow one another.
    const [row] = await tx.$queryRaw<{ pictures: DraftPicture[] }[]>`SELECT pictures FROM listing_draft WHERE id = ${id}::uuid AND producer_id = ${producerId}::uuid AND state = 'editing' FOR UPDATE`;
    if (!row) return err({ kind: "wrong_state" });
    const changed = change(row.pictures);
    if (!changed.ok) return changed;
    await tx.listingDraft.update({ where: { id }, data: { pictures: changed.value, updatedAt: at, version: { increment: 1 } } });
    return ok(null);
  });
}

/** Throws away what was written; what stands in the shop stays. Without effect when it is before an officer or another's. */
export async function discardDraft({ id, producerId }: Pick<ListingDraft, "id" | "producerId">, at: Date): Promise<void> {
  await db().listingDraft.updateMany({ where: { id, producerId, state: "editing" }, data: { state: "discarded", updatedAt: at } });
}
