export const PRODUCER_KINDS = ["cooperative", "cooperative_group", "company", "farm", "household", "association", "individual"] as const;
export type ProducerKindName = (typeof PRODUCER_KINDS)[number];

/**
 * Who may hold a certificate of a product set (Decision 26/2026/QĐ-TTg): nobody in their own name alone, associations for
 * services of tourism only. The trigger `certificate_holder_fits` says the same.
 */
export function mayHoldCertificate(kind: ProducerKindName, setNo: number): boolean {
  return kind !== "individual" && (kind !== "association" || setNo === TOURISM_SET);
}

const TOURISM_SET = 26;

/** Whose seat is a home, and whose tax code may be a person's own number: neither is shown. */
export function isAtHome(kind: ProducerKindName): boolean {
  return kind === "household" || kind === "individual";
}
