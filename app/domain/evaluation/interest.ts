export type CouncilRole = "chair" | "secretary" | "member";

export type ScoringRefusal = "not_on_council" | "secretary" | "acts_for_producer" | "declared_interest";

/**
 * Why a person may not score a producer's dossier; null when they may. Whoever acts for the producer has an interest by
 * that alone, whether declared or not. The database refuses such a sheet as well.
 */
export function scoringRefusal(member: { role: CouncilRole | null; actsFor: readonly string[]; declared: readonly string[] }, producerId: string): ScoringRefusal | null {
  if (member.role === null) return "not_on_council";
  if (member.role === "secretary") return "secretary";
  if (member.actsFor.includes(producerId)) return "acts_for_producer";
  return member.declared.includes(producerId) ? "declared_interest" : null;
}

export const COUNCIL_ROLES = ["chair", "secretary", "member"] as const satisfies readonly CouncilRole[];

export function isCouncilRole(value: string): value is CouncilRole {
  return (COUNCIL_ROLES as readonly string[]).includes(value);
}
