import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { claimCertificate, termOf } from "./certificate-facts.server";
import { linkRefusal, stillCovers, type LinkRefusal } from "./link-rules";

export type LinkFailure = { kind: "not_found" } | { kind: "changed" } | { kind: "reason_missing" } | { kind: "refused"; refusal: LinkRefusal };
export type UnlinkFailure = { kind: "not_found" } | { kind: "changed" } | { kind: "reason_missing" } | { kind: "not_linked" };

/** Makes a certificate cover a listing from this moment on, or says why it cannot. */
export async function linkCertificate(change: { id: string; seen: string; slug: string; reason: string; actor: Actor; at: Date }): Promise<Result<null, LinkFailure>> {
  const { id, actor, at } = change;
  const reason = normalise(change.reason);
  if (reason === "") return err({ kind: "reason_missing" });
  return transact<null, LinkFailure>(async (tx) => {
    const certificate = await tx.certificate.findUnique({
      where: { id },
      include: { links: { where: { unlinkedAt: null }, include: { product: { select: { slug: true } } } } },
    });
    if (!certificate) return err({ kind: "not_found" });
    // The row of the listing is held until the end, so that two certificates cannot both find it free.
    await tx.$queryRaw`SELECT id FROM product WHERE slug = ${change.slug} FOR UPDATE`;
    const listing = await tx.product.findUnique({
      where: { slug: change.slug },
      include: { links: { where: { unlinkedAt: null }, include: { certificate: true } } },
    });
    if (!listing) return err({ kind: "refused", refusal: { kind: "no_such_listing" } });
    const present = listing.links[0];
    const certifiedBy = present && stillCovers(termOf(present.certificate), at) ? present.certificate : null;
    const refusal = linkRefusal({ ...certificate, linkedSlug: certificate.links[0]?.product.slug ?? null }, { ...listing, certifiedBy });
    if (refusal) return err({ kind: "refused", refusal });
    if (!(await claimCertificate(tx, id, change.seen, at))) return err({ kind: "changed" });
    // A certificate that holds no more makes room for the one that follows it, in the same moment.
    if (present) await endLink(tx, { ...present, product: listing }, present.certificate, { reason, actor, at });
    const linkId = newId();
    await tx.certificateLink.create({ data: { id: linkId, certificateId: id, productId: listing.id, linkedAt: present ? new Date(Math.max(at.getTime(), present.linkedAt.getTime() + 1)) : at, linkedBy: userOf(actor), reason } });
    await recordAudit(tx, {
      actor,
      action: "certificate.linked",
      subjectType: "certificate",
      subjectId: id,
      before: { listing: null },
      after: { listing: listing.slug, number: certificate.number },
      reason,
    });
    return ok(null);
  });
}

/** Ends the link of a certificate to its listing at this moment; the listing's stars go with it. */
export async function unlinkCertificate(change: { id: string; seen: string; reason: string; actor: Actor; at: Date }): Promise<Result<null, UnlinkFailure>> {
  const { id, actor, at } = change;
  const reason = normalise(change.reason);
  if (reason === "") return err({ kind: "reason_missing" });
  return transact<null, UnlinkFailure>(async (tx) => {
    const certificate = await tx.certificate.findUnique({
      where: { id },
      include: { links: { where: { unlinkedAt: null }, include: { product: { select: { slug: true } } } } },
    });
    if (!certificate) return err({ kind: "not_found" });
    const link = certificate.links[0];
    if (!link) return err({ kind: "not_linked" });
    if (!(await claimCertificate(tx, id, change.seen, at))) return err({ kind: "changed" });
    await endLink(tx, link, certificate, { reason, actor, at });
    return ok(null);
  });
}

async function endLink(
  tx: Db,
  link: { id: string; linkedAt: Date; product: { slug: string } },
  certificate: { id: string; number: string },
  { reason, actor, at }: { reason: string; actor: Actor; at: Date },
): Promise<void> {
  // A link ends after it began, even where both are pressed in one millisecond.
  const unlinkedAt = new Date(Math.max(at.getTime(), link.linkedAt.getTime() + 1));
  await tx.certificateLink.updateMany({ where: { id: link.id, unlinkedAt: null }, data: { unlinkedAt, unlinkedBy: userOf(actor), unlinkReason: reason } });
  await recordAudit(tx, {
    actor,
    action: "certificate.unlinked",
    subjectType: "certificate",
    subjectId: certificate.id,
    before: { listing: link.product.slug },
    after: { listing: null, number: certificate.number },
    reason,
  });
}

function userOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
