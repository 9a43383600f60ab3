import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { daysBetween, localDateAt, toDateColumn } from "~/lib/local-date";
import { ok } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { db, type Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { termOf } from "./certificate-facts.server";
import { dueNotice, manualNotice, noticeRange } from "./notices";
import { stageAt } from "./standing";

/** What became of the notice to one holder. */
export type NoticeOutcome = { id: string; number: string; productName: string; outcome: "sent" | "already_today" | "not_due" };

type Candidate = { id: string; number: string; productName: string; producerId: string; daysLeft: number };

/**
 * Tells the holders of these certificates, in an officer's name, that they are to be renewed: a notice in their area and a
 * mail. At most one a day for each certificate; those whose renewal is not due get none. `message` may be empty.
 */
export async function sendNotices(order: { ids: string[]; message: string; userId: string; at: Date }): Promise<NoticeOutcome[]> {
  const { userId, at } = order;
  const message = normalise(order.message).slice(0, 1_000) || null;
  const result = await transact<NoticeOutcome[], never>(async (tx) => {
    const rows = await tx.certificate.findMany({ where: { id: { in: order.ids } }, orderBy: [{ expiresOn: "asc" }, { number: "asc" }] });
    const due = rows.filter((row) => ["window", "late", "extended", "expired"].includes(stageAt(termOf(row), at)));
    const written = await writeNotices(tx, due.map((row) => toCandidate(row, at)), () => manualNotice(localDateAt(at)), { message, actor: { kind: "user", userId }, at });
    return ok(rows.map((row): NoticeOutcome => {
      const { id, number, productName } = row;
      return { id, number, productName, outcome: written.has(id) ? "sent" : due.includes(row) ? "already_today" : "not_due" };
    }));
  });
  return result.ok ? result.value : [];
}

/** The daily job: writes every notice that has become due and is not written yet. Run again, it writes nothing. Returns how many. */
export async function writeDueNotices(at: Date): Promise<number> {
  const { from, to } = noticeRange(localDateAt(at));
  const open = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM certificate AS c
    WHERE c.expires_on BETWEEN ${from}::date AND ${to}::date AND NOT certificate_succeeded(c)
      AND certificate_stage(c.issued_on, c.expires_on, c.extended_until, c.revoked_at, ${at}::timestamptz) IN ('window', 'late', 'extended', 'expired')`;
  const result = await transact<number, never>(async (tx) => {
    const rows = await tx.certificate.findMany({ where: { id: { in: open.map(({ id }) => id) }, revokedAt: null, expiresOn: { gte: toDateColumn(from) } } });
    const candidates = rows.map((row) => toCandidate(row, at));
    const written = await writeNotices(tx, candidates, ({ daysLeft }) => dueNotice(daysLeft), { message: null, actor: { kind: "system" }, at });
    return ok(written.size);
  });
  return result.ok ? result.value : 0;
}

function toCandidate(row: { id: string; number: string; productName: string; producerId: string } & Parameters<typeof termOf>[0], at: Date): Candidate {
  const { id, number, productName, producerId } = row;
  return { id, number, productName, producerId, daysLeft: daysBetween(localDateAt(at), termOf(row).expiresOn) };
}

/** Writes those notices that are not there yet, with a row of the trail and a mail to come for each; the ids of their certificates. */
async function writeNotices(
  tx: Db,
  candidates: Candidate[],
  occasionOf: (candidate: Candidate) => string | null,
  { message, actor, at }: { message: string | null; actor: Actor; at: Date },
): Promise<Set<string>> {
  const sentBy = actor.kind === "user" ? actor.userId : null;
  const data = candidates.flatMap((candidate) => {
    const occasion = occasionOf(candidate);
    const { id: certificateId, producerId, daysLeft } = candidate;
    return occasion === null ? [] : [{ id: newId(), certificateId, producerId, occasion, daysLeft, message, sentBy, sentAt: at }];
  });
  const written = await tx.certificateNotice.createManyAndReturn({ data, skipDuplicates: true });
  await tx.outboxMessage.createMany({ data: written.map(({ id }) => ({ topic: "mail.certificate_notice", payload: { noticeId: id } })) });
  // One after the other: rows of the trail follow each other.
  for (const { certificateId, occasion, daysLeft } of written) {
    await recordAudit(tx, { actor, action: "certificate.notified", subjectType: "certificate", subjectId: certificateId, after: { occasion, daysLeft }, reason: message ?? undefined });
  }
  return new Set(written.map(({ certificateId }) => certificateId));
}
