/** Who of a producer's people may do what; no I/O. */

export const MEMBER_ROLES = ["owner", "sales", "field"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What is asked about before it is done. */
export type Deed = "people" | "listings" | "prices" | "stock" | "orders" | "tokens" | "papers" | "account";

const MAY: Readonly<Record<MemberRole, readonly Deed[]>> = {
  owner: ["people", "listings", "prices", "stock", "orders", "tokens", "papers", "account"],
  sales: ["listings", "prices", "stock", "orders"],
  // Who works in the field counts and fetches what is there; what it is called and costs, and who bought it, is others' business.
  field: ["stock"],
};

export function may(role: MemberRole, deed: Deed): boolean {
  return MAY[role].includes(deed);
}

/** The role of that name; null when there is none. */
export function memberRole(text: string | undefined): MemberRole | null {
  return MEMBER_ROLES.find((role) => role === text) ?? null;
}
