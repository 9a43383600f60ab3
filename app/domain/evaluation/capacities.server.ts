import { hasRole, isStaff, type CurrentUser } from "~/domain/accounts/account";
import type { Db } from "~/platform/db/client.server";
import type { Capacity } from "./dossier-states";
import type { CouncilRole } from "./interest";

export type Acting = Pick<CurrentUser, "id" | "roles">;

type Scope = { producerId: string | null; communeCode: string | null; roundId: string | null };

/** In which capacities a person may act on a dossier or a round; none means that it is not theirs to see. */
export async function capacitiesOn(tx: Db, user: Acting, { producerId, communeCode, roundId }: Scope): Promise<Capacity[]> {
  const [row] = await tx.$queryRaw<[{ producer: boolean; commune: boolean; council: CouncilRole | null }]>`
    SELECT EXISTS (SELECT 1 FROM producer_member WHERE producer_id = ${producerId}::uuid AND user_id = ${user.id}::uuid) AS producer,
           EXISTS (SELECT 1 FROM commune_officer WHERE commune_code = ${communeCode} AND user_id = ${user.id}::uuid) AS commune,
           (SELECT role::text FROM council_member WHERE round_id = ${roundId}::uuid AND user_id = ${user.id}::uuid) AS council`;
  const capacities: Capacity[] = [];
  if (row.producer) capacities.push("producer");
  if (row.commune && hasRole(user, ["commune_officer"])) capacities.push("commune_officer");
  if (row.council !== null) capacities.push(row.council);
  // The chair scores as the members do.
  if (row.council === "chair") capacities.push("member");
  if (isStaff(user)) capacities.push("officer");
  return capacities;
}
