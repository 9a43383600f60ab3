import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** One producer's account as the desk sees it; `free` may be negative. */
export type OwedRow = { producerId: string; producer: LocalizedText; free: bigint; waiting: bigint; /** Collected at doors, not handed over by the carrier. */ withCarrier: bigint; held: bigint; hasAccount: boolean; underWay: boolean };

/** What producers are owed at `at` and in no payout yet, the most that can be paid first. */
export async function listOwed(at: Date): Promise<OwedRow[]> {
  return db().$queryRaw<OwedRow[]>`
    WITH owed AS (
      SELECT producer_id, coalesce(sum(owed_vnd) FILTER (WHERE free_at <= ${at}), 0)::bigint AS free, coalesce(sum(owed_vnd) FILTER (WHERE free_at > ${at}), 0)::bigint AS waiting,
        coalesce(sum(owed_vnd) FILTER (WHERE free_at IS NULL AND NOT coalesce(with_carrier, false)), 0)::bigint AS held,
        coalesce(sum(owed_vnd) FILTER (WHERE free_at IS NULL AND with_carrier), 0)::bigint AS with_carrier
      FROM payable_entry GROUP BY producer_id
    )
    SELECT o.producer_id AS "producerId", p.name AS producer, o.free, o.waiting, o.held, o.with_carrier AS "withCarrier", a.producer_id IS NOT NULL AS "hasAccount",
      EXISTS (SELECT 1 FROM payout AS y WHERE y.producer_id = o.producer_id AND y.state IN ('prepared', 'sent')) AS "underWay"
    FROM owed AS o JOIN producer AS p ON p.id = o.producer_id LEFT JOIN current_payout_account AS a ON a.producer_id = o.producer_id
    WHERE o.free <> 0 OR o.waiting <> 0 OR o.held <> 0 OR o.with_carrier <> 0 ORDER BY o.free DESC, o.waiting DESC, o.producer_id`;
}

export type Run = { id: string; day: LocalDate; preparedAt: Date; preparedBy: string | null; sentAt: Date | null; sentBy: string | null };

/** One run with who prepared and who sent it (null: the clock, or nobody yet); null when there is none of that id. */
export async function findRun(id: string): Promise<Run | null> {
  const [run] = await db().$queryRaw<Run[]>`
    SELECT r.id, r.day::text AS day, r.prepared_at AS "preparedAt", p.name AS "preparedBy", r.sent_at AS "sentAt", s.name AS "sentBy"
    FROM payout_run AS r LEFT JOIN app_user AS p ON p.id = r.prepared_by LEFT JOIN app_user AS s ON s.id = r.sent_by WHERE r.id = ${id}::uuid`;
  return run ?? null;
}

/** The run of a day; null when there is none. */
export async function runOfDay(day: LocalDate): Promise<string | null> {
  const [run] = await db().$queryRaw<{ id: string }[]>`SELECT id FROM payout_run WHERE day = ${day}::date`;
  return run?.id ?? null;
}

/** The days of runs by their id, for lists that hold their ids. */
export async function daysOfRuns(ids: readonly string[]): Promise<Map<string, LocalDate>> {
  if (ids.length === 0) return new Map();
  const rows = await db().payoutRun.findMany({ where: { id: { in: [...ids] } }, select: { id: true, day: true } });
  return new Map(rows.map(({ id, day }) => [id, fromDateColumn(day)]));
}
