export const PRODUCER_KINDS = ["cooperative", "cooperative_group", "company", "farm", "household", "association", "individual"] as const;
export type ProducerKindName = (typeof PRODUCER_KINDS)[number];

/** Whose seat is a home, and whose tax code may be a person's own number: neither is shown. */
export function isAtHome(kind: ProducerKindName): boolean {
  return kind === "household" || kind === "individual";
}
