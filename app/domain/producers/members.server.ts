import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { memberRole, type MemberRole } from "./member-roles";

export type Member = { userId: string; name: string; email: string; role: MemberRole };

/** The people of a producer, by name. */
export async function listMembers(producerId: string): Promise<Member[]> {
  const rows = await db().$queryRaw<(Omit<Member, "role"> & { role: string })[]>`
    SELECT m.user_id AS "userId", u.name, u.email, m.role FROM producer_member AS m JOIN app_user AS u ON u.id = m.user_id
    WHERE m.producer_id = ${producerId}::uuid ORDER BY u.name COLLATE "vi-x-icu", u.email`;
  return rows.map((row) => ({ ...row, role: memberRole(row.role) ?? "field" }));
}

export type MemberFailure = { kind: "not_found" | "last_owner" };

/** Gives one of a producer's people another role, or none any more (`role` null). Somebody stays who may do everything. */
export async function changeMember(change: { producerId: string; userId: string; role: MemberRole | null; actorId: string }): Promise<Result<null, MemberFailure>> {
  const { producerId, userId, role, actorId } = change;
  return transact<null, MemberFailure>(async (tx) => {
    // The producer's row is held: two owners who remove each other at once would leave none.
    await tx.$queryRaw`SELECT id FROM producer WHERE id = ${producerId}::uuid FOR UPDATE`;
    const members = await tx.producerMember.findMany({ where: { producerId } });
    const member = members.find((one) => one.userId === userId);
    if (!member) return err({ kind: "not_found" });
    if (role !== "owner" && !members.some((one) => one.userId !== userId && one.role === "owner")) return err({ kind: "last_owner" });
    const key = { producerId_userId: { producerId, userId } };
    if (role === null) await tx.producerMember.delete({ where: key });
    else await tx.producerMember.update({ where: key, data: { role } });
    await recordAudit(tx, {
      actor: { kind: "user", userId: actorId }, action: role === null ? "producer.member_removed" : "producer.member_changed",
      subjectType: "producer", subjectId: producerId, before: { member: userId, role: member.role }, after: { member: userId, role },
    });
    return ok(null);
  });
}
