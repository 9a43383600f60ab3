/** Who did it: a person who is signed in, the shop by itself, or another system that told it so. */
export type Actor = { kind: "user"; userId: string } | { kind: "system" } | { kind: "webhook" };

/** What the trail can hold of a state: ids, numbers, words, never names, addresses or phone numbers of people. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Everything that is recorded, by what it happens to. Those of orders are written by the database functions that move them. */
export const AUDIT_ACTIONS = [
  "certificate.created",
  "certificate.edited",
  "certificate.extended",
  "certificate.revoked",
  "certificate.linked",
  "certificate.unlinked",
  "certificate.removed",
  "import.applied",
  "import.undone",
  "shipment.confirmed",
  "shipment.shipped",
  "shipment.delivered",
  "order.cancelled",
  "payment.confirmed",
  "payment.suspense",
  "account.signed_in",
  "certificate.notified",
  "inspection.recorded",
  "inspection.followed_up",
  "mark_use.recorded",
  "mark_use.ended",
  "mark_use.misuse_found",
  "promotion.created",
  "promotion.edited",
  "promotion.moved",
  "promotion.results",
  "promotion.applied",
  "promotion.withdrawn",
  "promotion.decided",
  "support.saved",
  "support.cancelled",
  "mark.saved",
  "mark.granted",
  "mark.ended",
  "recognition.saved",
  "recognition.ended",
  "policy.saved",
  "document.added",
  "document.removed",
  "round.created",
  "round.edited",
  "round.moved",
  "round.member_added",
  "round.member_removed",
  "round.interest_declared",
  "round.interest_withdrawn",
  "round.published",
  "dossier.created",
  "dossier.imported",
  "dossier.edited",
  "dossier.evidence_added",
  "dossier.evidence_removed",
  "dossier.moved",
  "dossier.commune_reviewed",
  "dossier.sheet_submitted",
  "dossier.rescore_asked",
  "dossier.concluded",
  "dossier.certified",
  "application.submitted",
  "application.sent_back",
  "application.approved",
  "application.rejected",
  "application.expired",
  "application.reopened",
  "producer.member_invited",
  "producer.member_joined",
  "producer.member_changed",
  "producer.member_removed",
  "listing.submitted",
  "listing.approved",
  "listing.returned",
  "listing.price_changed",
  "listing.stock_changed",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_SUBJECTS = ["certificate", "order", "account", "import", "inspection", "mark_use", "promotion", "support", "mark", "recognition", "policy", "round", "dossier", "application", "producer", "listing"] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** The facts that differ between two states, each as it was and as it is. */
export function changedFacts(before: AuditFacts, after: AuditFacts): { before: AuditFacts; after: AuditFacts } {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  return {
    before: Object.fromEntries(names.map((name) => [name, before[name] ?? null])),
    after: Object.fromEntries(names.map((name) => [name, after[name] ?? null])),
  };
}
