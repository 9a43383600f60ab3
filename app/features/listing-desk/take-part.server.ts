import type { ListingDraft } from "~/domain/catalog/drafts/draft-queries.server";
import { addPhotoPart, closePhotoUpload, photoReceived, wholePhoto, type PhotoOnItsWay } from "~/domain/catalog/drafts/photo-parts.server";
import { MAX_UPLOAD_BYTES } from "~/platform/http/upload-limit";
import { pictureKey } from "~/platform/pictures/pictures.server";
import { rateLimit } from "~/platform/rate-limit/rate-limit.server";
import { takePhoto } from "./change-listing.server";

/** How a photo stands: `offset` is how much has arrived, `done` that it is among the draft's, `fault` why it is refused. */
export type PartAnswer = { offset: number } | { done: true } | { fault: string };

const parts = rateLimit({ attempts: 10_000, seconds: 60 * 60 });

/** What an address says of a photo: its content and size, and where a part begins. Null when it says nothing of the kind. */
export function readPartAddress(draftId: string, query: URLSearchParams): { photo: PhotoOnItsWay; offset: number } | null {
  const [contentHash = "", size = "", offset = "0"] = ["photo", "size", "offset"].map((name) => query.get(name) ?? undefined);
  if (!/^[0-9a-f]{64}$/.test(contentHash) || !/^[1-9]\d{0,11}$/.test(size) || !/^\d{1,9}$/.test(offset)) return null;
  return { photo: { draftId, contentHash, size: Number(size) }, offset: Number(offset) };
}

/** Where to go on with a photo. Too large a one is refused before anything of it is sent. */
export async function photoState(draft: ListingDraft, photo: PhotoOnItsWay): Promise<PartAnswer> {
  if (photo.size > MAX_UPLOAD_BYTES) return { fault: "too_large" };
  const { received, pictureKey: key } = await photoReceived(photo);
  if (key === null) return { offset: received };
  if (draft.pictures.some((picture) => picture.key === key)) return { done: true };
  // It was there and was taken out again: it may come back.
  await closePhotoUpload(photo, null);
  return { offset: 0 };
}

/** Keeps a part; with the last one the photo goes the way of every photo. */
export async function takePart({ draft, photo, offset, bytes, userId, at }: { draft: ListingDraft; photo: PhotoOnItsWay; offset: number; bytes: Uint8Array<ArrayBuffer>; userId: string; at: Date }): Promise<PartAnswer> {
  if (photo.size > MAX_UPLOAD_BYTES) return { fault: "too_large" };
  if (draft.state !== "editing") return { fault: "wrong_state" };
  if (!(await parts.take(userId)).ok) return { fault: "too_many" };
  const kept = await addPhotoPart({ photo, offset, bytes, at });
  const received = kept.ok ? kept.value.received : kept.error.received;
  if (received < photo.size) return { offset: received };
  // The last part came twice: whoever sent it first may have gone before the picture was made.
  if (!kept.ok && (await photoReceived(photo)).pictureKey !== null) return { done: true };
  const whole = await wholePhoto(photo);
  const fault = whole ? await takePhoto({ draft, file: { ok: true, value: { name: "", bytes: whole } }, userId, at }) : "failed";
  await closePhotoUpload(photo, whole && fault === null ? pictureKey(Buffer.from(whole)) : null);
  return fault === null ? { done: true } : { fault };
}
