import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { readGln } from "./gs1";

export type GlnRefusal = "gln" | "gln_taken" | "gone";

/**
 * Gives a producer's premises (`areaId` null) or one of their growing areas its GLN, or takes it away when nothing was
 * typed. Also of an area that lots have come from: the number names the place, it says nothing else about it.
 */
export async function saveGln(save: { areaId: string | null; producerId: string; text: string; userId: string }): Promise<Result<null, GlnRefusal>> {
  const { areaId, producerId, userId } = save;
  const gln = readGln(save.text);
  if (gln === undefined) return err("gln");
  if (areaId !== null && !isId(areaId)) return err("gone");
  return transact<null, GlnRefusal>(async (tx) => {
    const holder = gln && (areaId === null ? await tx.producer.findUnique({ where: { gln }, select: { id: true } }) : await tx.growingArea.findUnique({ where: { gln }, select: { id: true } }));
    if (holder && holder.id !== (areaId ?? producerId)) return err("gln_taken");
    const { count } = areaId === null ? await tx.producer.updateMany({ where: { id: producerId }, data: { gln } }) : await tx.growingArea.updateMany({ where: { id: areaId, producerId }, data: { gln } });
    if (count === 0) return err("gone");
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "gln.saved", subjectType: areaId === null ? "producer" : "growing_area", subjectId: areaId ?? producerId, after: { code: gln } });
    return ok(null);
  });
}

/** The GLN of a producer's premises; null when they have none. */
export async function findGln(producerId: string): Promise<string | null> {
  return (await db().producer.findUnique({ where: { id: producerId }, select: { gln: true } }))?.gln ?? null;
}
