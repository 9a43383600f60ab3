import { recordAudit } from "~/domain/audit/record-audit.server";
import type { LocalDate } from "~/lib/local-date";
import { fromDateColumn, addDays, toDateColumn } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { endColumn, mayEndOn, type NewRate, type Rate } from "./commission-rate";

export type RateRow = Rate & { producer: LocalizedText | null; /** How many lines were sold by it. */ sales: number };

/** The list of commissions in its order; rows that ended long ago are at the end. */
export async function listRates(today: LocalDate): Promise<RateRow[]> {
  return db().$queryRaw<RateRow[]>`
    SELECT r.id, r.position, r.producer_id AS "producerId", p.name AS producer, r.set_number AS "setNumber", r.rate_bp AS "rateBp", r.valid_from::text AS from, (r.valid_to - 1)::text AS to, r.note,
      (SELECT count(*) FROM line_charge AS c WHERE c.commission_rate_id = r.id AND c.reason = 'sale')::int AS sales
    FROM commission_rate AS r LEFT JOIN producer AS p ON p.id = r.producer_id ORDER BY coalesce(r.valid_to <= ${today}::date, false), r.position, r.valid_from`;
}

type Officer = { userId: string; today: LocalDate };

/** Puts a row into the list. Its place must be free on its days. */
export async function addRate(rate: NewRate, { userId }: Officer): Promise<Result<number, { kind: "taken" | "producer" }>> {
  const { position, producerId, setNumber, rateBp, from, to, note } = rate;
  return transact<number, { kind: "taken" | "producer" }>(async (tx) => {
    await lockList(tx);
    if (producerId !== null && (await tx.producer.count({ where: { id: producerId } })) === 0) return err({ kind: "producer" });
    const end = endColumn(to);
    const taken = await tx.commissionRate.count({
      where: { position, AND: [{ OR: [{ validTo: null }, { validTo: { gt: toDateColumn(from) } }] }, ...(end ? [{ validFrom: { lt: toDateColumn(end) } }] : [])] },
    });
    if (taken > 0) return err({ kind: "taken" });
    const { id } = await tx.commissionRate.create({ data: { position, producerId, setNumber, rateBp, validFrom: toDateColumn(from), validTo: end && toDateColumn(end), note } });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "commission.added", subjectType: "commission", subjectId: String(id), after: { producer: producerId, set: setNumber, position, rate: rateBp / 100, from, until: to, title: note } });
    return ok(id);
  });
}

/** Lets a row hold to the end of a day. A row that was used is never changed otherwise; one that is the last for everybody must have another after it. */
export async function endRate(id: number, last: LocalDate, { userId, today }: Officer): Promise<Result<null, { kind: "not_found" | "day" | "last" }>> {
  return transact<null, { kind: "not_found" | "day" | "last" }>(async (tx) => {
    await lockList(tx);
    const row = await tx.commissionRate.findUnique({ where: { id } });
    if (!row) return err({ kind: "not_found" });
    const until = row.validTo && addDays(fromDateColumn(row.validTo), -1);
    if (!mayEndOn({ ...row, from: fromDateColumn(row.validFrom), to: until }, last, today)) return err({ kind: "day" });
    const after = addDays(last, 1);
    const others = await tx.commissionRate.count({ where: { id: { not: id }, producerId: null, setNumber: null, validTo: null, validFrom: { lte: toDateColumn(after) } } });
    if (row.producerId === null && row.setNumber === null && others === 0) return err({ kind: "last" });
    await tx.commissionRate.update({ where: { id }, data: { validTo: toDateColumn(after) } });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "commission.ended", subjectType: "commission", subjectId: String(id), before: { until }, after: { until: last, title: row.note } });
    return ok(null);
  });
}

/** Two who change the list at once do so one after the other. */
async function lockList(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('commission_rate'))`;
}
