import { addDays, localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";

/** What decides whether a certificate holds: its dates, and whether it was taken away. */
export type CertificateTerm = {
  issuedOn: LocalDate;
  /** The last day of the 36 months. */
  expiresOn: LocalDate;
  extendedUntil: LocalDate | null;
  revokedAt: Date | null;
};

export type Standing = "valid" | "expiring" | "expired" | "revoked" | "not_yet";

/** Filing for re-evaluation opens 180 days before the end (Decision 26/2026/QĐ-TTg, art. 12). */
export const RENEWAL_OPENS_DAYS = 180;

/**
 * Where a certificate stands at a moment. **This is the only place that decides it**, beside its twin in SQL
 * (view `product_star_window`), and a test holds the two together. A star may be shown while it is
 * `valid` or `expiring`, never otherwise.
 */
export function standing(term: CertificateTerm, at: Date): Standing {
  if (term.revokedAt && at >= term.revokedAt) return "revoked";
  const { from, until } = window(term);
  if (at < from) return "not_yet";
  if (at >= until) return "expired";
  return localDateAt(at) >= addDays(term.expiresOn, -RENEWAL_OPENS_DAYS) ? "expiring" : "valid";
}

export function givesStars(state: Standing): boolean {
  return state === "valid" || state === "expiring";
}

/** `[from, until)` in which it holds if nobody revokes it: from its first day's midnight to the end of its last. */
export function window(term: Pick<CertificateTerm, "issuedOn" | "expiresOn" | "extendedUntil">): { from: Date; until: Date } {
  return { from: startOfDay(term.issuedOn), until: startOfDay(addDays(term.extendedUntil ?? term.expiresOn, 1)) };
}
