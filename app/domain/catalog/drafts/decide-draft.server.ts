import { recordAudit } from "~/domain/audit/record-audit.server";
import { mayShowAlcohol } from "~/domain/producers/papers/alcohol-licences.server";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { isAlcoholic, type DraftPicture, type ListingFacts } from "./listing-facts";
import { createListing, replaceListing } from "./write-listing.server";

export type DecideFailure = { kind: "not_found" | "wrong_state" | "reason_missing" | "unverified" | "unlicensed" | "gtin_taken" | "certificate_open" };

type Decision = { id: string; userId: string; at: Date };

/** Sends a draft back to its producer with what is to be put right. */
export async function returnDraft({ id, userId, reason, at }: Decision & { reason: string }): Promise<Result<null, DecideFailure>> {
  if (reason.trim() === "") return err({ kind: "reason_missing" });
  return transact<null, DecideFailure>(async (tx) => {
    const { count } = await tx.listingDraft.updateMany({ where: { id, state: "submitted" }, data: { state: "editing", reason: reason.trim().slice(0, 2_000), decidedAt: at, decidedBy: userId, updatedAt: at } });
    if (count === 0) return err({ kind: "wrong_state" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "listing.returned", subjectType: "listing", subjectId: id, after: { state: "editing" }, reason: reason.trim() });
    await leaveMessage(tx, "mail.listing", { draftId: id, occasion: "returned", at: at.toISOString() });
    return ok(null);
  });
}

/**
 * Shows a draft in the shop: a new listing with its variants and opening stock, or the change of one that stands there. A
 * change of name, set or pictures asks anew whether the certificate covers it: `certificate` says so ("keep" or "unlink"),
 * and another set always ends the link.
 */
export async function approveDraft({ id, userId, certificate, at }: Decision & { certificate: string | null }): Promise<Result<{ slug: string }, DecideFailure>> {
  return transact<{ slug: string }, DecideFailure>(async (tx) => {
    // Held until the end: two officers who press at once would both begin to write the listing.
    await tx.$queryRaw`SELECT id FROM listing_draft WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.listingDraft.findUnique({ where: { id }, include: { producer: { select: { verification: true, communeCode: true } } } });
    if (!row) return err({ kind: "not_found" });
    if (row.state !== "submitted") return err({ kind: "wrong_state" });
    if (row.producer.verification !== "verified") return err({ kind: "unverified" });
    const [facts, pictures] = [row.facts as ListingFacts, row.pictures as DraftPicture[]];
    if (isAlcoholic(facts) && !(await mayShowAlcohol(row.producerId, at, tx))) return err({ kind: "unlicensed" });
    if (row.productId !== null) {
      const link = await endOrKeepLink(tx, { productId: row.productId, facts, certificate, userId, at });
      if (!link) return err({ kind: "certificate_open" });
    }
    const written = row.productId === null
      ? await createListing(tx, { facts, pictures, producerId: row.producerId, communeCode: row.producer.communeCode, at })
      : await replaceListing(tx, { productId: row.productId, facts, pictures });
    if (!written) return err({ kind: "gtin_taken" });
    const { id: productId, slug } = written;
    const { count } = await tx.listingDraft.updateMany({ where: { id, state: "submitted", version: row.version }, data: { state: "approved", productId, decidedAt: at, decidedBy: userId, reason: null, updatedAt: at } });
    if (count === 0) return err({ kind: "wrong_state" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "listing.approved", subjectType: "listing", subjectId: id, after: { listing: slug, producer: row.producerId } });
    await leaveMessage(tx, "mail.listing", { draftId: id, occasion: "approved", at: at.toISOString() });
    for (const key of new Set(pictures.map((picture) => picture.key))) await leaveMessage(tx, "picture.avif", { key });
    return ok({ slug });
  });
}

/** False when a certificate covers the listing and nobody has said whether it still does. */
async function endOrKeepLink(tx: Db, { productId, facts, certificate, userId, at }: { productId: string; facts: ListingFacts; certificate: string | null; userId: string; at: Date }): Promise<boolean> {
  const link = await tx.certificateLink.findFirst({ where: { productId, unlinkedAt: null }, include: { product: { select: { slug: true, setNo: true } }, certificate: { select: { number: true } } } });
  if (!link) return true;
  const otherSet = link.product.setNo !== facts.setNo;
  if (!otherSet && certificate === "keep") return true;
  if (!otherSet && certificate !== "unlink") return false;
  const reason = "Nội dung sản phẩm đã đổi";
  await tx.certificateLink.update({ where: { id: link.id }, data: { unlinkedAt: new Date(Math.max(at.getTime(), link.linkedAt.getTime() + 1)), unlinkedBy: userId, unlinkReason: reason } });
  await recordAudit(tx, {
    actor: { kind: "user", userId }, action: "certificate.unlinked", subjectType: "certificate", subjectId: link.certificateId,
    before: { listing: link.product.slug, number: link.certificate.number }, after: { listing: null }, reason,
  });
  return true;
}
