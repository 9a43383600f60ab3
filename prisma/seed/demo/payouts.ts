import type pg from "pg";
import { BANKS } from "~/domain/producers/joining/banks";
import { codeOf } from "~/lib/id";
import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import { fold } from "~/lib/vietnamese-text";
import type { DemoProducer } from "../../data/producers/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import { adminId } from "./people";

const HOUR = 3_600_000;
/** So many producers to one that has not said where its money is to go. */
const WITHOUT_ACCOUNT = 12;

/** Bank accounts of the demo's producers: numbers that begin with nine noughts, holders that say they are samples. */
export function payoutAccountRows(producers: readonly DemoProducer[], since: Date): Row[] {
  return producers.flatMap(({ key, legalName }, index) => index % WITHOUT_ACCOUNT === WITHOUT_ACCOUNT - 1 ? [] : [{
    id: idOf(`payout account:${key}`), producer_id: idOf(`producer:${key}`), bank_bin: BANKS[index % BANKS.length]?.bin, account: `000000000${String(1_000 + index)}`,
    holder: `${fold(legalName).toUpperCase()} (MAU)`.slice(0, 120), at: since.toISOString(),
  }]);
}

/** The payouts of the last two Mondays whose outcome the bank has told by `today`: all arrived but one of the later. */
export function payoutEvents(client: pg.Client, today: LocalDate): { at: Date; run: () => Promise<void> }[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  const last = addDays(today, weekday >= 3 ? 1 - weekday : -6 - weekday);
  return [addDays(last, -7), last].flatMap((day) => {
    const at = (hours: number) => new Date(startOfDay(day).getTime() + hours * HOUR);
    return [
      { at: at(7), run: () => prepare(client, day, at(7)) },
      { at: at(10), run: () => send(client, day, at(10)) },
      { at: at(33), run: () => settle(client, day, at(33), day === last) },
    ];
  });
}

async function prepare(client: pg.Client, day: LocalDate, at: Date): Promise<void> {
  const { rows } = await client.query<{ producerId: string }>(`SELECT producer_id AS "producerId" FROM current_payout_account ORDER BY producer_id`);
  const payouts = rows.map(({ producerId }) => {
    const chance = new Chance(`payout:${day}:${producerId}`);
    return { id: idOf(`payout:${day}:${producerId}`), code: `CT${codeOf(Array.from({ length: 8 }, () => chance.between(0, 1_000)))}`, producerId };
  });
  await client.query("SELECT prepare_payouts($1::jsonb)", [JSON.stringify({ runId: runId(day), day, at, actor: null, requestId: null, payouts })]);
}

async function send(client: pg.Client, day: LocalDate, at: Date): Promise<void> {
  await client.query("SELECT send_payouts($1::jsonb)", [JSON.stringify({ runId: runId(day), at, actor: adminId, requestId: null })]);
  await forgetMails(client);
}

async function settle(client: pg.Client, day: LocalDate, at: Date, oneBounces: boolean): Promise<void> {
  const { rows } = await client.query<{ code: string; amount: string }>("SELECT code, amount_vnd AS amount FROM payout WHERE run_id = $1 ORDER BY amount_vnd, code", [runId(day)]);
  for (const [index, { code, amount }] of rows.entries()) {
    const end = oneBounces && index === 0 && rows.length > 1 ? { to: "bounced", reason: "Tên người hưởng không khớp số tài khoản" } : { to: "paid", reason: null };
    const bankReference = `FT${String(new Chance(`bank:${code}`).between(100_000_000, 999_999_999))}`;
    await client.query("SELECT settle_payout($1::jsonb)", [JSON.stringify({ code, amount, ...end, bankReference, at, actor: adminId, requestId: null })]);
  }
  await forgetMails(client);
}

/** Nobody is to get mails about days that have passed. */
async function forgetMails(client: pg.Client): Promise<void> {
  await client.query("DELETE FROM outbox_message WHERE topic = 'mail.payout'");
}

function runId(day: LocalDate): string {
  return idOf(`payout run:${day}`);
}
