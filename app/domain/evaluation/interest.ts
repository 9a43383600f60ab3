export type CouncilRole = "chair" | "secretary" | "member";

export const COUNCIL_ROLES = ["chair", "secretary", "member"] as const satisfies readonly CouncilRole[];

export function isCouncilRole(value: string): value is CouncilRole {
  return (COUNCIL_ROLES as readonly string[]).includes(value);
}
