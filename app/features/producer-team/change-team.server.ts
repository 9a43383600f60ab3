import { inviteMember, withdrawInvite } from "~/domain/producers/invites.server";
import { memberRole } from "~/domain/producers/member-roles";
import { changeMember } from "~/domain/producers/members.server";
import { isId } from "~/lib/id";

export type TeamFault = "email" | "already_member" | "not_found" | "last_owner" | "unknown_role";

/** Does what a form of the page of a producer's people asks. */
export async function changeTeam({ producerId, form, actorId, at }: { producerId: string; form: Map<string, string>; actorId: string; at: Date }): Promise<{ done: string } | { fault: TeamFault }> {
  const [intent, id, role] = [form.get("intent"), form.get("id") ?? "", memberRole(form.get("role"))];
  if (intent === "invite") {
    if (!role) return { fault: "unknown_role" };
    const invited = await inviteMember({ producerId, email: form.get("email") ?? "", role, actorId, at });
    return invited.ok ? { done: "invited" } : { fault: invited.error.kind };
  }
  if (!isId(id)) return { fault: "not_found" };
  if (intent === "withdraw") {
    await withdrawInvite({ producerId, id, at });
    return { done: "withdrawn" };
  }
  if (intent !== "remove" && !role) return { fault: "unknown_role" };
  const changed = await changeMember({ producerId, userId: id, role: intent === "remove" ? null : role, actorId });
  return changed.ok ? { done: intent === "remove" ? "removed" : "changed" } : { fault: changed.error.kind };
}
