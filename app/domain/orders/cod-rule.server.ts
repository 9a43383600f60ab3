import type { LocalDate } from "~/lib/local-date";
import type { Vnd } from "~/lib/money";
import { db } from "~/platform/db/client.server";

/** The rule of cash on delivery after refusals, as it is asked, taken and published: one row of the table cod_rule. */
export type CodRule = { windowDays: number; confirmAfter: number; stopAfter: number; firstFrom: Vnd; returnBp: number };

/** The rule of a day; null when there is none. */
export async function codRule(day: LocalDate): Promise<CodRule | null> {
  const [rule] = await db().$queryRaw<CodRule[]>`
    SELECT r.window_days AS "windowDays", r.confirm_after AS "confirmAfter", r.stop_after AS "stopAfter", r.first_from_vnd AS "firstFrom", r.return_bp AS "returnBp"
    FROM cod_rule_on(${day}::date) AS r WHERE r.valid_from IS NOT NULL`;
  return rule ?? null;
}
