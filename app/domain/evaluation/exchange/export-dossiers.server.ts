import { createHash } from "node:crypto";
import { db, type Db } from "~/platform/db/client.server";
import { storage } from "~/platform/storage/storage.server";
import { capacitiesOn, type Acting } from "../capacities.server";
import type { DossierEntry, DossiersFile } from "./exchange-format.server";

/** Files are embedded while they are together no larger than this: the document can then be taken in again in one upload. */
export const EMBED_MOST_BYTES = 10 * 1024 * 1024;

/** One dossier as a document with its files, for somebody with a part in it; null for others. The same rows give the same bytes. */
export async function exportDossier(id: string, user: Acting): Promise<{ file: DossiersFile; productName: string } | null> {
  const dossier = await db().dossier.findUnique({ where: { id }, select: { producerId: true, communeCode: true, roundId: true, productName: true } });
  if (!dossier || (await capacitiesOn(db(), user, dossier)).length === 0) return null;
  const dossiers = await dossierEntries(db(), [id], true);
  return { file: { format: "ocop-dossiers", version: 1, dossiers }, productName: dossier.productName };
}

/** Dossiers as entries, in the order of their ids; `embed` puts the files in. */
export async function dossierEntries(tx: Db, ids: readonly string[], embed: boolean): Promise<DossierEntry[]> {
  const rows = await tx.dossier.findMany({
    where: { id: { in: [...ids] } }, orderBy: { id: "asc" },
    include: { selfMarks: { orderBy: { code: "asc" } }, evidence: { orderBy: { id: "asc" } } },
  });
  const [producers, certificates, products] = [
    await tx.producer.findMany({ where: { id: { in: rows.map(({ producerId }) => producerId) } }, select: { id: true, taxCode: true, legalName: true } }),
    await tx.certificate.findMany({ where: { id: { in: rows.flatMap(({ certificateId }) => certificateId ?? []) } }, select: { id: true, number: true } }),
    await tx.product.findMany({ where: { id: { in: rows.flatMap(({ productId }) => productId ?? []) } }, select: { id: true, slug: true } }),
  ];
  const sizes = rows.flatMap(({ evidence }) => evidence).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const withData = embed && sizes <= EMBED_MOST_BYTES;
  return Promise.all(rows.map(async (row): Promise<DossierEntry> => {
    const producer = producers.find(({ id }) => id === row.producerId);
    return {
      id: row.id, kind: row.kind, state: row.state, receipt: row.receiptNumber,
      producer: { taxCode: producer?.taxCode ?? null, legalName: producer?.legalName ?? "" },
      product: { name: row.productName, set: row.setNo, commune: row.communeCode, listing: products.find(({ id }) => id === row.productId)?.slug ?? null },
      certificate: certificates.find(({ id }) => id === row.certificateId)?.number ?? null,
      sheet: row.sheetId, story: row.story,
      marks: row.selfMarks.map(({ code, ordinal, points, note }) => ({ code, ordinal, points, note })),
      papers: await Promise.all(row.evidence.map(async ({ id, code, kind, title, link, storageName, mediaType, bytes }) => ({
        id, criterion: code, kind, title, link,
        file: storageName && mediaType && bytes ? { mediaType, bytes, ...(await fileText(storageName, withData)) } : null,
      }))),
    };
  }));
}

async function fileText(name: string, withData: boolean): Promise<{ sha256: string; data: string | null }> {
  const bytes = await storage().get(name);
  return { sha256: createHash("sha256").update(bytes ?? "").digest("hex"), data: withData && bytes ? bytes.toString("base64") : null };
}
