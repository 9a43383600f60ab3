import { withOrigin } from "~/domain/audit/with-origin.server";
import { newTransferReference } from "~/domain/payments/transfer-reference";
import { newId } from "~/lib/id";
import { fromDateColumn, localDateAt, toDateColumn } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { ClockOutcome } from "../payout";
import { lastBillDay } from "./bill";

const JOB = "prepare-bills";

/**
 * Bills every producer what it owes of direct orders at `at` (function prepare_bills): each entry of an account is in one bill at
 * most, whoever does it at once. Answers how many bills were made. `actor` is null when the clock does it.
 */
export async function prepareBills(at: Date, actor: string | null): Promise<number> {
  const producers = await db().$queryRaw<{ producerId: string }[]>`
    SELECT DISTINCT s.producer_id AS "producerId" FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id WHERE o.direct`;
  const bills = producers.map(({ producerId }) => ({ id: newId(), code: newTransferReference(), producerId }));
  const request = { day: localDateAt(at), at: at.toISOString(), actor, requestId: currentRequestId(), bills };
  const [{ answer }] = await db().$queryRaw<[{ answer: { bills: number } }]>`SELECT prepare_bills(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.bills;
}

/** Makes the bills of the last day of bills unless that was done, and reminds of those that wait; a day on which the server stood still is made up for. */
export async function prepareBillsByClock(at: Date): Promise<{ outcome: ClockOutcome; reminded: number }> {
  const today = localDateAt(at);
  const [job, [term]] = await Promise.all([
    db().moneyJob.findUnique({ where: { name: JOB } }),
    db().$queryRaw<{ monthDay: number }[]>`SELECT month_day AS "monthDay" FROM bill_term WHERE daterange(valid_from, valid_to) @> ${today}::date`,
  ]);
  const due = term ? lastBillDay(today, term.monthDay) : null;
  // A shop that never looked begins with its next day.
  const done = job?.doneFor ? fromDateColumn(job.doneFor) >= (due ?? today) : due !== today;
  const made = due !== null && !done ? await prepareBills(at, null) : null;
  const outcome: ClockOutcome = due === null ? "no_rule" : made === null ? "not_today" : made > 0 ? "prepared" : "nothing";
  const row = { ranAt: at, outcome, doneFor: due && toDateColumn(due) };
  await db().moneyJob.upsert({ where: { name: JOB }, create: { name: JOB, ...row }, update: row });
  const [{ reminded }] = await db().$queryRaw<[{ reminded: number }]>`SELECT remind_of_bills(${at}) AS reminded`;
  return { outcome, reminded };
}
