import { addDays, type LocalDate } from "~/lib/local-date";

/** The six grounds on which a certificate is revoked (Decision 26/2026/QĐ-TTg). */
export const REVOCATION_REASONS = [
  "false_dossier",
  "criteria_no_longer_met",
  "law_breach",
  "ocop_mark_misuse",
  "production_stopped",
  "other_authority_finding",
] as const;
export type RevocationGround = (typeof REVOCATION_REASONS)[number];

export function isRevocationGround(value: string): value is RevocationGround {
  return (REVOCATION_REASONS as readonly string[]).includes(value);
}

/** A late re-evaluation keeps a certificate valid at most 180 days past its end (Decision 26/2026/QĐ-TTg, art. 12). */
export const LONGEST_EXTENSION_DAYS = 180;

export function latestExtension(expiresOn: LocalDate): LocalDate {
  return addDays(expiresOn, LONGEST_EXTENSION_DAYS);
}
