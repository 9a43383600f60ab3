import { db } from "~/platform/db/client.server";
import { storage } from "~/platform/storage/storage.server";
import { capacitiesOn, type Acting } from "./capacities.server";

/** A stored paper for someone who may see its dossier; null when there is none, or it is not theirs to see. */
export async function readEvidence(evidenceId: string, user: Acting): Promise<{ bytes: Buffer; mediaType: string; title: string; storageName: string } | null> {
  const paper = await db().dossierEvidence.findUnique({ where: { id: evidenceId }, include: { dossier: { select: { producerId: true, communeCode: true, roundId: true } } } });
  if (!paper?.storageName || !paper.mediaType) return null;
  if ((await capacitiesOn(db(), user, paper.dossier)).length === 0) return null;
  const bytes = await storage().get(paper.storageName);
  return bytes && { bytes, mediaType: paper.mediaType, title: paper.title, storageName: paper.storageName };
}
