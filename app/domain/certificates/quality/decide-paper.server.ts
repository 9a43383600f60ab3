import { decidePaperIn, type DecidedPaper, type DecidePaperFailure, type PaperDecision } from "~/domain/producers/papers/decide-paper.server";
import { isQuality } from "~/domain/producers/papers/paper";
import { newId } from "~/lib/id";
import { addDays, fromDateColumn, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";

/**
 * Decides a paper that a producer handed in. A verified certificate of quality enters the register that marks on listings
 * are read from (`certificationsOf`), for the listings it was handed in for; a revoked one leaves it. Nothing else writes
 * there, so that a mark stands for a paper an officer has seen.
 */
export async function decidePaper(decision: PaperDecision): Promise<Result<null, DecidePaperFailure>> {
  return transact<null, DecidePaperFailure>(async (tx) => {
    const decided = await decidePaperIn(tx, decision);
    if (!decided.ok) return decided;
    const paper = decided.value;
    if (!isQuality(paper.kind)) return ok(null);
    if (decision.step === "revoke") await strike(tx, paper);
    return decision.step !== "verify" || (await enter(tx, paper)) ? ok(null) : err({ kind: "number_taken" });
  });
}

/** False when the number is another producer's. A renewal keeps its number: its term is prolonged and its scope is the new one. */
async function enter(tx: Db, paper: DecidedPaper): Promise<boolean> {
  const { producerId, number, body, issuedOn, products } = paper;
  const scheme = paper.kind as "vietgap";
  const expiresOn = paper.validUntil ?? issuedOn;
  const present = await tx.qualityCertificate.findUnique({ where: { scheme_number: { scheme, number } }, select: { id: true, producerId: true, issuedOn: true, expiresOn: true } });
  if (present && present.producerId !== producerId) return false;
  const id = present?.id ?? newId();
  const facts = { producerId, scheme, number, body, scope: paper.scope ?? "", issuedOn, expiresOn };
  if (present) {
    // Without a gap between the terms it holds since the first of them.
    const joined = toDateColumn(addDays(fromDateColumn(present.expiresOn), 1)) >= issuedOn;
    await tx.qualityCertificateProduct.deleteMany({ where: { qualityCertificateId: id } });
    await tx.qualityCertificate.update({ where: { id }, data: { ...facts, issuedOn: joined && present.issuedOn < issuedOn ? present.issuedOn : issuedOn } });
  } else {
    await tx.qualityCertificate.create({ data: { ...facts, id } });
  }
  await tx.qualityCertificateProduct.createMany({ data: products.map(({ productId }) => ({ qualityCertificateId: id, productId })) });
  return true;
}

async function strike(tx: Db, { producerId, kind, number }: DecidedPaper): Promise<void> {
  const scheme = kind as "vietgap";
  // The links go first, each telling the pages of its listing.
  await tx.qualityCertificateProduct.deleteMany({ where: { qualityCertificate: { producerId, scheme, number } } });
  await tx.qualityCertificate.deleteMany({ where: { producerId, scheme, number } });
}
