import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import { pictureFileName } from "~/platform/pictures/picture-file";
import { readPicture, storePicture, type PictureRefusal, type StoredPicture } from "~/platform/pictures/pictures.server";
import { storage } from "~/platform/storage/storage.server";

export const MOST_PHOTOS = 4;

export type PhotoRefusal = { kind: "photo"; fault: PictureRefusal["kind"] | "too_many" | "too_large" };

/** Stores photos as pictures without metadata; before the transaction that keeps them, for encoding takes its time. */
export async function storePhotos(files: readonly Uint8Array[]): Promise<Result<StoredPicture[], PhotoRefusal>> {
  if (files.length > MOST_PHOTOS) return err({ kind: "photo", fault: "too_many" });
  const stored: StoredPicture[] = [];
  for (const bytes of files) {
    const picture = await storePicture(storage(), Buffer.from(bytes));
    if (!picture.ok) return err({ kind: "photo", fault: picture.error.kind });
    stored.push(picture.value);
  }
  return ok(stored);
}

/** Keeps stored photos with what they show. */
export async function keepPhotos(tx: Db, of: { shipmentId: string; at: Date } & ({ problemId: string } | { returnId: string }), pictures: readonly StoredPicture[]): Promise<void> {
  await tx.shipmentPhoto.createMany({ data: pictures.map(({ key, width, height, widths }) => ({ id: newId(), ...of, key, width, height, widths })) });
}

export type PhotoOwner = { orderCode: string; producerId: string; shipmentId: string; /** Whether officers may look: a problem is not settled, or a return was declined. */ disputed: boolean; key: string; widths: number[] };

/** Whose photo it is, for whoever decides who may see it; null when there is none. */
export async function findPhoto(id: string): Promise<PhotoOwner | null> {
  const [photo] = await db().$queryRaw<PhotoOwner[]>`
    SELECT o.code AS "orderCode", s.producer_id AS "producerId", s.id AS "shipmentId", f.key, f.widths,
      EXISTS (SELECT 1 FROM shipment_problem WHERE shipment_id = s.id AND state <> 'resolved') OR EXISTS (SELECT 1 FROM goods_return WHERE shipment_id = s.id AND state = 'declined') AS disputed
    FROM shipment_photo AS f JOIN shipment AS s ON s.id = f.shipment_id JOIN purchase_order AS o ON o.id = s.order_id WHERE f.id = ${id}::uuid`;
  return photo ?? null;
}

/** The bytes of a photo in the size next above `width`. */
export async function readPhoto({ key, widths }: Pick<PhotoOwner, "key" | "widths">, width: number): Promise<{ bytes: Buffer; mediaType: string; storageName: string } | null> {
  const size = widths.find((one) => one >= width) ?? widths.at(-1) ?? width;
  const bytes = await readPicture(storage(), { key, width: size, format: "webp" });
  return bytes && { bytes, mediaType: "image/webp", storageName: pictureFileName(key, size, "webp") };
}
