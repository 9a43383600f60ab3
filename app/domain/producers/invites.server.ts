import { createHmac, timingSafeEqual } from "node:crypto";
import { parseEmail, type CurrentUser } from "~/domain/accounts/account";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { env } from "~/platform/env/env.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { giveProducerRole } from "./joining/open-producer.server";
import { memberRole, type MemberRole } from "./member-roles";

const VALID_DAYS = 14;

/** The secret of an invitation's link, made from the shop's secret: the database holds nothing that opens it. */
export function inviteToken(inviteId: string): string {
  return createHmac("sha256", env().sessionSecret).update(`invite:${inviteId}`).digest("base64url");
}

function opensInvite(inviteId: string, token: string): boolean {
  const [given, own] = [Buffer.from(token), Buffer.from(inviteToken(inviteId))];
  return given.length === own.length && timingSafeEqual(given, own);
}

/** Asks somebody by mail to act for a producer. A second invitation of the same address takes the first one's place. */
export async function inviteMember(draft: { producerId: string; email: string; role: MemberRole; actorId: string; at: Date }): Promise<Result<{ id: string }, { kind: "email" | "already_member" }>> {
  const { producerId, role, actorId, at } = draft;
  const email = parseEmail(draft.email);
  if (email === null) return err({ kind: "email" });
  return transact<{ id: string }, { kind: "email" | "already_member" }>(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (user && (await tx.producerMember.count({ where: { producerId, userId: user.id } })) > 0) return err({ kind: "already_member" });
    await tx.producerInvite.updateMany({ where: { producerId, email, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: at } });
    const id = newId();
    await tx.producerInvite.create({ data: { id, producerId, email, role, invitedBy: actorId, createdAt: at, expiresAt: new Date(at.getTime() + VALID_DAYS * 86_400_000) } });
    await recordAudit(tx, { actor: { kind: "user", userId: actorId }, action: "producer.member_invited", subjectType: "producer", subjectId: producerId, after: { invite: id, role } });
    await leaveMessage(tx, "mail.invite", { inviteId: id });
    return ok({ id });
  });
}

/** Takes an invitation back; without effect when it is another producer's or used already. */
export async function withdrawInvite({ producerId, id, at }: { producerId: string; id: string; at: Date }): Promise<void> {
  await db().producerInvite.updateMany({ where: { id, producerId, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: at } });
}

/** Invitations that can still be accepted. */
export async function listInvites(producerId: string, at: Date): Promise<{ id: string; email: string; role: MemberRole; expiresAt: Date }[]> {
  const rows = await db().producerInvite.findMany({ where: { producerId, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: at } }, orderBy: { createdAt: "desc" } });
  return rows.map(({ id, email, role, expiresAt }) => ({ id, email, role: memberRole(role) ?? "field", expiresAt }));
}

export type OpenInvite = { id: string; email: string; role: MemberRole; producer: LocalizedText };

/** The invitation that a link opens; null when the link is wrong, late, used or taken back. */
export async function findInvite(id: string, token: string, at: Date): Promise<OpenInvite | null> {
  if (!opensInvite(id, token)) return null;
  const row = await db().producerInvite.findFirst({ where: { id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: at } }, include: { producer: { select: { name: true } } } });
  return row && { id, email: row.email, role: memberRole(row.role) ?? "field", producer: row.producer.name as LocalizedText };
}

/** For the mail. */
export async function findInviteForMail(id: string): Promise<OpenInvite | null> {
  return findInvite(id, inviteToken(id), new Date(0));
}

/** Makes who is signed in one of the producer's people. Only the address that was asked may come in. */
export async function acceptInvite({ id, token, user, at }: { id: string; token: string; user: CurrentUser; at: Date }): Promise<Result<null, { kind: "not_found" | "other_address" }>> {
  const invite = await findInvite(id, token, at);
  if (!invite) return err({ kind: "not_found" });
  if (invite.email !== user.email) return err({ kind: "other_address" });
  return transact<null, { kind: "not_found" | "other_address" }>(async (tx) => {
    const { count } = await tx.producerInvite.updateMany({ where: { id, acceptedAt: null, withdrawnAt: null }, data: { acceptedAt: at } });
    if (count === 0) return err({ kind: "not_found" });
    const { producerId } = await tx.producerInvite.findUniqueOrThrow({ where: { id }, select: { producerId: true } });
    await tx.producerMember.createMany({ data: { producerId, userId: user.id, role: invite.role }, skipDuplicates: true });
    await giveProducerRole(tx, user.id);
    await recordAudit(tx, { actor: { kind: "user", userId: user.id }, action: "producer.member_joined", subjectType: "producer", subjectId: producerId, after: { member: user.id, role: invite.role } });
    return ok(null);
  });
}
