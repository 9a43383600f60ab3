import { createHash } from "node:crypto";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId, newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { readPicture, storePicture, type StoredPicture } from "~/platform/pictures/pictures.server";
import { paperFileKind } from "~/platform/storage/paper-file";
import { storage } from "~/platform/storage/storage.server";
import { LOT_PAPER_MOST_BYTES, MOST_LOT_FILES, type FileFault } from "./lot-file";

/** A file as it lies in the storage, before a row says whose it is. */
export type StoredFile = { key: string; mediaType: string; bytes: number; sha256: Uint8Array<ArrayBuffer>; width: number | null; height: number | null; widths: number[] };

const digest = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(createHash("sha256").update(bytes).digest());

/** Stores a photo in its sizes, without what the camera wrote into it (the place, above all). */
async function storeLotPhoto(bytes: Uint8Array): Promise<Result<StoredFile, FileFault>> {
  const picture = await storePicture(storage(), Buffer.from(bytes));
  if (!picture.ok) return err(picture.error.kind === "not_a_picture" || picture.error.kind === "animated" ? "file_type" : picture.error.kind === "empty" ? "file_missing" : "file_broken");
  return ok(pictureFile(picture.value, bytes));
}

function pictureFile({ key, width, height, widths }: StoredPicture, bytes: Uint8Array): StoredFile {
  return { key, mediaType: "image/webp", bytes: bytes.byteLength, sha256: digest(bytes), width, height, widths };
}

/** Stores the paper of a report: a PDF as it is, a photographed page as a picture. Its bytes say which it is. */
export async function storeLotPaper(bytes: Uint8Array): Promise<Result<StoredFile, FileFault>> {
  const kind = paperFileKind(bytes);
  if (!kind) return err("file_type");
  if (bytes.byteLength > LOT_PAPER_MOST_BYTES) return err("file_large");
  if (kind.ending !== "pdf") return storeLotPhoto(bytes);
  const sha256 = digest(bytes);
  const key = `lot-paper-${Buffer.from(sha256).toString("hex").slice(0, 40)}.pdf`;
  await storage().put(key, bytes);
  return ok({ key, mediaType: kind.mediaType, bytes: bytes.byteLength, sha256, width: null, height: null, widths: [] });
}

/** Whether a lot, whose row the caller holds, may have so many files more. */
export async function hasRoomForFiles(tx: Db, lotId: string, more: number): Promise<boolean> {
  return (await tx.lotFile.count({ where: { lotId } })) + more <= MOST_LOT_FILES;
}

/**
 * Adds photos to a producer's lot, published or not: each is a record of its own, sealed behind those before it, and stands
 * in the trail. One that the lot has already is there once.
 */
export async function addLotPhotos(add: { lotId: string; producerId: string; title: string; files: readonly Uint8Array[]; userId: string; at: Date }): Promise<Result<null, { field: "photos"; fault: FileFault } | { field: "lot"; fault: "gone" }>> {
  if (add.files.length === 0) return err({ field: "photos", fault: "file_missing" });
  if (add.files.length > MOST_LOT_FILES) return err({ field: "photos", fault: "file_many" });
  const photos: StoredFile[] = [];
  for (const bytes of add.files) {
    const photo = await storeLotPhoto(bytes);
    if (!photo.ok) return err({ field: "photos", fault: photo.error });
    photos.push(photo.value);
  }
  return transact<null, { field: "photos"; fault: FileFault } | { field: "lot"; fault: "gone" }>(async (tx) => {
    const lot = await holdOwnLot(tx, add.lotId, add.producerId);
    if (!lot) return err({ field: "lot", fault: "gone" });
    if (!(await hasRoomForFiles(tx, add.lotId, photos.length))) return err({ field: "photos", fault: "file_many" });
    const { count } = await tx.lotFile.createMany({
      data: photos.map((photo) => ({ id: newId(), lotId: add.lotId, kind: "photo" as const, title: add.title, ...photo, recordedAt: add.at, recordedBy: add.userId })), skipDuplicates: true,
    });
    if (count > 0) await recordAudit(tx, { actor: { kind: "user", userId: add.userId }, action: "lot.photo_added", subjectType: "lot", subjectId: add.lotId, after: { number: lot.number, code: lot.code, photos: count } });
    return ok(null);
  });
}

/** A producer's own lot with its row held until the commit; null when it is not theirs. */
export async function holdOwnLot(tx: Db, lotId: string, producerId: string): Promise<{ number: string; code: string; stockUnitId: string | null; status: string } | null> {
  if (!isId(lotId)) return null;
  const [lot] = await tx.$queryRaw<{ number: string; code: string; stockUnitId: string | null; status: string }[]>`
    SELECT l.gtin AS number, l.code, l.stock_unit_id AS "stockUnitId", l.status::text FROM lot AS l JOIN product AS p ON p.id = l.product_id
    WHERE l.id = ${lotId}::uuid AND p.producer_id = ${producerId}::uuid FOR NO KEY UPDATE OF l`;
  return lot ?? null;
}

const SHOWN_WIDTH = 1_200;

/**
 * The paper of a published lot's report for anyone; null when there is none. A PDF is given out only while its bytes are
 * those whose hash was sealed: the record says "unaltered" of what people read, so a file that was exchanged is not there.
 */
export async function readLotPaper(id: string): Promise<{ bytes: Buffer; mediaType: string; storageName: string } | null> {
  if (!isId(id)) return null;
  const file = await db().lotFile.findFirst({ where: { id, kind: "report", lot: { publishedAt: { not: null } } } });
  if (!file) return null;
  if (file.widths.length > 0) {
    const width = file.widths.find((one) => one >= SHOWN_WIDTH) ?? file.widths.at(-1) ?? SHOWN_WIDTH;
    const picture = await readPicture(storage(), { key: file.key, width, format: "webp" });
    return picture && { bytes: picture, mediaType: file.mediaType, storageName: `${file.id}.webp` };
  }
  const bytes = await storage().get(file.key);
  return bytes && Buffer.from(digest(bytes)).equals(Buffer.from(file.sha256)) ? { bytes, mediaType: file.mediaType, storageName: `${file.id}.pdf` } : null;
}
