import { newId } from "~/lib/id";
import { addDays, daysBetween, fromDateColumn, localDateAt, toDateColumn, type LocalDate } from "~/lib/local-date";
import { ok } from "~/lib/result";
import { dueNotice, NOTICE_DAYS } from "~/domain/producers/papers/paper";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";

/** For so long after the end it is still said, should the producer have been away. */
const SAID_AFTER_DAYS = 30;

/** A paper or certificate of quality near its end or just past it; of papers of the law only the last that was verified. */
export type EndingPaper = { producerId: string; kind: string; number: string; validUntil: LocalDate; daysLeft: number };

/** What of one producer, or of all when `producerId` is null, ends within 60 days or ended in the last 30; the first to end first. */
export async function listEndingPapers(producerId: string | null, at: Date): Promise<EndingPaper[]> {
  const today = localDateAt(at);
  const rows = await db().$queryRaw<{ producerId: string; kind: string; number: string; validUntil: Date }[]>`
    SELECT producer_id AS "producerId", kind, number, valid_until AS "validUntil" FROM (
      SELECT DISTINCT ON (producer_id, kind) producer_id, kind, number, valid_until FROM producer_paper
      WHERE state = 'verified' AND kind NOT IN (SELECT unnest(enum_range(NULL::quality_scheme))::text) AND (${producerId}::uuid IS NULL OR producer_id = ${producerId}::uuid)
      ORDER BY producer_id, kind, valid_until DESC NULLS FIRST
    ) AS last
    WHERE valid_until BETWEEN ${addDays(today, -SAID_AFTER_DAYS)}::date AND ${addDays(today, NOTICE_DAYS[0])}::date
    UNION ALL
    SELECT producer_id, scheme::text, number, expires_on FROM quality_certificate
    WHERE expires_on BETWEEN ${addDays(today, -SAID_AFTER_DAYS)}::date AND ${addDays(today, NOTICE_DAYS[0])}::date AND (${producerId}::uuid IS NULL OR producer_id = ${producerId}::uuid)
    ORDER BY 4, 2, 3`;
  return rows.map(({ validUntil, ...row }) => ({ ...row, validUntil: fromDateColumn(validUntil), daysLeft: daysBetween(today, fromDateColumn(validUntil)) }));
}

/** The daily job: writes every notice that has become due and is not written yet, each with a mail to come. Run again, it writes nothing. Returns how many. */
export async function writePaperNotices(at: Date): Promise<number> {
  const ending = await listEndingPapers(null, at);
  const data = ending.flatMap(({ producerId, kind, number, validUntil, daysLeft }) => {
    // The last day itself still counts: what is over is told on the day after.
    const occasion = dueNotice(daysLeft < 0 ? 0 : Math.max(daysLeft, 1));
    return occasion === null ? [] : [{ id: newId(), producerId, kind, number, validUntil: toDateColumn(validUntil), occasion, sentAt: at }];
  });
  const result = await transact<number, never>(async (tx) => {
    const written = await tx.producerPaperNotice.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
    await tx.outboxMessage.createMany({ data: written.map(({ id }) => ({ topic: "mail.paper", payload: { noticeId: id } })) });
    return ok(written.length);
  });
  return result.ok ? result.value : 0;
}
