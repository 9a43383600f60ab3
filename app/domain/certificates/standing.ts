import { addDays, daysBetween, localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";

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
/** It is to be filed by 120 days before the end; from the next day on it is late. */
export const RENEWAL_CLOSES_DAYS = 120;

/**
 * The steps of a certificate's life: `active`; the `window` for filing (180 to 120 days before the end); `late` (from 119
 * days before it to the end); `extended` past its end by an officer; and the ends.
 */
export const STAGES = ["active", "window", "late", "extended", "expired", "revoked", "not_yet"] as const;
export type Stage = (typeof STAGES)[number];

/** How the public sees each step. */
const STANDING_OF: Record<Stage, Standing> = {
  active: "valid", window: "expiring", late: "expiring", extended: "expiring", expired: "expired", revoked: "revoked", not_yet: "not_yet",
};

/**
 * Where a certificate stands at a moment. **This is the only place that decides it**, beside its twins in SQL (the view
 * `product_star_window` for stars, the function `certificate_stage` for filters), and tests hold them together.
 */
export function stageAt(term: CertificateTerm, at: Date): Stage {
  if (term.revokedAt && at >= term.revokedAt) return "revoked";
  const { from, until } = window(term);
  if (at < from) return "not_yet";
  if (at >= until) return "expired";
  const left = daysBetween(localDateAt(at), term.expiresOn);
  if (left < 0) return "extended";
  if (left < RENEWAL_CLOSES_DAYS) return "late";
  return left <= RENEWAL_OPENS_DAYS ? "window" : "active";
}

/** The same in the words of the public check and the API. A star may be shown while it is `valid` or `expiring`, never otherwise. */
export function standing(term: CertificateTerm, at: Date): Standing {
  return STANDING_OF[stageAt(term, at)];
}

/** The steps that a standing sums up. */
export function stagesOf(wanted: Standing): Stage[] {
  return STAGES.filter((stage) => STANDING_OF[stage] === wanted);
}

export function givesStars(state: Standing): boolean {
  return state === "valid" || state === "expiring";
}

/** `[from, until)` in which it holds if nobody revokes it: from its first day's midnight to the end of its last. */
export function window(term: Pick<CertificateTerm, "issuedOn" | "expiresOn" | "extendedUntil">): { from: Date; until: Date } {
  return { from: startOfDay(term.issuedOn), until: startOfDay(addDays(term.extendedUntil ?? term.expiresOn, 1)) };
}

const RENEWABLE: readonly Stage[] = ["window", "late", "extended", "expired"];

/** Whether re-evaluation is to be filed for it: its filing window has come, and no later certificate has taken its place. */
export function isRenewable({ stage, succeeded }: { stage: Stage; succeeded: boolean }): boolean {
  return !succeeded && RENEWABLE.includes(stage);
}
