import type pg from "pg";
import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import { Chance, idOf } from "../random";
import { adminId } from "./people";

const HOUR = 3_600_000;
/** What a carrier keeps of each parcel for collecting. */
const FEE = 3_000;
/** So many weeks before the last one with a statement. */
const WEEKS = 27;
/** So many of the last that the lorries missed. */
const MISSED = 4;
type Lying = { shipmentId: string; carrier: string; amount: string };

/**
 * What carriers handed over by `today`: every Friday what they had collected by the Tuesday before. One parcel of the last
 * statement came short, and the lorries have missed some, so that the desk shows a difference and what is late.
 */
export function remittanceEvents(client: pg.Client, today: LocalDate): { at: Date; run: () => Promise<void> }[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  const last = addDays(today, weekday > 5 ? 5 - weekday : -2 - weekday);
  return Array.from({ length: WEEKS }, (_, week) => addDays(last, -7 * week)).map((day) => {
    const at = new Date(startOfDay(day).getTime() + 15 * HOUR);
    return { at, run: () => handOver(client, day, at, { isLast: day === last, missed: day > addDays(last, -7 * MISSED) }) };
  });
}

async function handOver(client: pg.Client, day: LocalDate, at: Date, { isLast, missed }: { isLast: boolean; missed: boolean }): Promise<void> {
  const { rows } = await client.query<Lying>(`
    SELECT shipment_id AS "shipmentId", carrier, collected_vnd AS amount FROM cod_parcel WHERE NOT remitted AND since < $1 ORDER BY since, shipment_id`, [startOfDay(addDays(day, -2))]);
  for (const carrier of new Set(rows.map((row) => row.carrier))) {
    const parcels = rows.filter((row) => row.carrier === carrier);
    if (missed && carrier === "freight") continue;
    const fee = carrier === "pickup" ? 0 : FEE;
    const entries = parcels.map(({ shipmentId, amount }, index) => {
      const short = isLast && carrier === "courier" && index === 0 ? 20_000 : 0;
      return { line: index + 2, shipmentId, stated: Number(amount), fee, remitted: Number(amount) - fee - short };
    });
    await client.query("SELECT record_remittance($1::jsonb)", [JSON.stringify({
      remittanceId: idOf(`remittance:${day}:${carrier}`), carrier, bankReference: `FT${new Chance(`remittance:${day}:${carrier}`).between(100_000_000, 999_999_999)}`,
      total: entries.reduce((sum, { remitted }) => sum + remitted, 0), receivedOn: day, fileName: `doi-soat-${day}.csv`, at, actor: adminId, requestId: null, rows: entries,
    })]);
  }
}
