import { createHash } from "node:crypto";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";

/** A photo on its way to a draft: what it will contain says which one it is, so that it goes on after a new start of the browser too. */
export type PhotoOnItsWay = { draftId: string; contentHash: string; size: number };

/** How many photos may be on their way to a draft at once; the one left longest gives way. */
const MOST_AT_ONCE = 12;

/** How much of a photo has arrived, and the key of the picture it has become. */
export async function photoReceived(photo: PhotoOnItsWay): Promise<{ received: number; pictureKey: string | null }> {
  const row = await db().photoUpload.findUnique({ where: { draftId_contentHash_size: photo }, select: { received: true, pictureKey: true } });
  return row ?? { received: 0, pictureKey: null };
}

/** Keeps the next part of a photo; `offset` names how much has arrived when the part begins elsewhere. */
export function addPhotoPart({ photo, offset, bytes, at }: { photo: PhotoOnItsWay; offset: number; bytes: Uint8Array<ArrayBuffer>; at: Date }): Promise<Result<{ received: number }, { kind: "offset"; received: number }>> {
  const where = { draftId_contentHash_size: photo };
  return transact<{ received: number }, { kind: "offset"; received: number }>(async (tx) => {
    await tx.photoUpload.createMany({ data: [{ id: newId(), ...photo, touchedAt: at }], skipDuplicates: true });
    // Two pages sending the same photo follow one another: the second is told where to go on.
    const [row] = await tx.$queryRaw<{ id: string; received: number }[]>`
      SELECT id, received FROM photo_upload WHERE draft_id = ${photo.draftId}::uuid AND content_hash = ${photo.contentHash} AND size = ${photo.size} FOR UPDATE`;
    if (!row || row.received !== offset || bytes.byteLength === 0 || offset + bytes.byteLength > photo.size) return err({ kind: "offset", received: row?.received ?? 0 });
    await tx.photoUploadPart.create({ data: { uploadId: row.id, at: offset, bytes } });
    const { received } = await tx.photoUpload.update({ where, data: { received: offset + bytes.byteLength, touchedAt: at } });
    await tx.$executeRaw`
      DELETE FROM photo_upload WHERE draft_id = ${photo.draftId}::uuid AND id NOT IN (
        SELECT id FROM photo_upload WHERE draft_id = ${photo.draftId}::uuid ORDER BY touched_at DESC, id DESC LIMIT ${MOST_AT_ONCE})`;
    return ok({ received });
  });
}

/** The whole photo from its parts; null when it is not what was announced. */
export async function wholePhoto(photo: PhotoOnItsWay): Promise<Uint8Array | null> {
  const row = await db().photoUpload.findUnique({ where: { draftId_contentHash_size: photo }, select: { parts: { orderBy: { at: "asc" }, select: { bytes: true } } } });
  const bytes = Buffer.concat(row?.parts.map((part) => part.bytes) ?? []);
  return bytes.byteLength === photo.size && createHash("sha256").update(bytes).digest("hex") === photo.contentHash ? bytes : null;
}

/** Forgets the parts of a photo that has become a picture, or the whole of one that never will. */
export async function closePhotoUpload(photo: PhotoOnItsWay, pictureKey: string | null): Promise<void> {
  await transact<null, never>(async (tx): Promise<Result<null, never>> => {
    if (pictureKey === null) {
      await tx.photoUpload.deleteMany({ where: photo });
      return ok(null);
    }
    await tx.photoUploadPart.deleteMany({ where: { upload: photo } });
    await tx.photoUpload.updateMany({ where: photo, data: { pictureKey } });
    return ok(null);
  });
}

/** Photos that came no further for a day, and what is left of those that did. Returns how many. */
export async function forgetPhotoUploads(): Promise<number> {
  return db().$executeRaw`DELETE FROM photo_upload WHERE touched_at < now() - interval '1 day'`;
}
