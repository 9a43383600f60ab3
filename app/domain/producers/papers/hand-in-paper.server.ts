import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { paperFileKind } from "~/platform/storage/paper-file";
import { storage } from "~/platform/storage/storage.server";
import { PAPER_MOST_BYTES } from "../joining/papers.server";
import type { PaperFacts } from "./paper";

const MOST_WAITING = 30;

export type HandInFailure = { kind: "file_type" | "too_large" | "too_many" | "already_waiting" | "not_own_listing" };
type HandIn = { producerId: string; userId: string; facts: PaperFacts; file: { name: string; bytes: Uint8Array }; at: Date };

/**
 * Hands a paper to the officers. It is judged by its bytes, stored under a name nobody can guess and served only by
 * `readProducerPaper`. The same one (kind and number) waits once, however often the form is sent.
 */
export async function handInPaper({ producerId, userId, facts, file, at }: HandIn): Promise<Result<{ id: string }, HandInFailure>> {
  const type = paperFileKind(file.bytes);
  if (!type) return err({ kind: "file_type" });
  if (file.bytes.byteLength > PAPER_MOST_BYTES) return err({ kind: "too_large" });
  const id = newId();
  const storageName = `producer-paper-${id}.${type.ending}`;
  await storage().put(storageName, file.bytes);
  return transact<{ id: string }, HandInFailure>(async (tx) => {
    const own = await tx.product.count({ where: { id: { in: facts.products }, producerId } });
    if (own !== new Set(facts.products).size) return err({ kind: "not_own_listing" });
    // Held until the end, so that what waits is counted by one at a time.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`paper:${producerId}`}, 0))`;
    if ((await tx.producerPaper.count({ where: { producerId, state: "waiting" } })) >= MOST_WAITING) return err({ kind: "too_many" });
    const { kind, number, body, scope, issuedOn, validUntil, products } = facts;
    const { count } = await tx.producerPaper.createMany({
      skipDuplicates: true,
      data: [{
        id, producerId, kind, number, body, scope, issuedOn: toDateColumn(issuedOn), validUntil: validUntil && toDateColumn(validUntil),
        fileName: file.name, storageName, mediaType: type.mediaType, bytes: file.bytes.byteLength, addedAt: at, addedBy: userId,
      }],
    });
    if (count === 0) return err({ kind: "already_waiting" });
    await tx.producerPaperProduct.createMany({ data: products.map((productId) => ({ paperId: id, productId })) });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "paper.handed_in", subjectType: "paper", subjectId: id, after: { producer: producerId, kind, number, until: validUntil } });
    return ok({ id });
  });
}

/** Takes back a paper that no officer has decided; without effect on any other. */
export async function withdrawPaper({ id, producerId, userId }: { id: string; producerId: string; userId: string }): Promise<Result<null, { kind: "wrong_state" }>> {
  return transact<null, { kind: "wrong_state" }>(async (tx) => {
    const { count } = await tx.producerPaper.updateMany({ where: { id, producerId, state: "waiting" }, data: { state: "withdrawn" } });
    if (count === 0) return err({ kind: "wrong_state" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "paper.withdrawn", subjectType: "paper", subjectId: id, before: { state: "waiting" }, after: { state: "withdrawn" } });
    return ok(null);
  });
}
