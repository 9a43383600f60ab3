/** What must be true once the storm is over, asked of the database. */
import { readInvariants } from "../invariants";
import { query } from "../bench/database";
import type { Ledger } from "./buyer";

export type Finding = { check: string; ok: boolean; detail: string };

type Books = { orders: number; keys: number; oversold: number; wrong_stock: number; bank: string; bank_credits: number; cards: string; carded: number; waiting: number };

export async function judge(url: string, ledger: Ledger, start: ReadonlyMap<string, number>): Promise<Finding[]> {
  const units = [...start].map(([id, stock]) => `('${id}'::uuid, ${stock})`).join(",");
  const [books] = await query<Books>(url, `
    WITH started(id, stock) AS (VALUES ${units}), storm AS (SELECT id, cancelled_at FROM purchase_order WHERE contact_name = 'Khách giữa bão'),
    live AS (SELECT l.stock_unit_id AS id, sum(l.stock_quantity) AS units FROM order_line AS l JOIN storm AS o ON o.id = l.order_id WHERE o.cancelled_at IS NULL GROUP BY 1)
    SELECT (SELECT count(*) FROM storm)::int AS orders, (SELECT count(*) FROM idempotency_key WHERE order_id IN (SELECT id FROM storm))::int AS keys,
      (SELECT count(*) FROM started AS s JOIN stock_unit AS u ON u.id = s.id WHERE u.available < 0 OR s.stock < (SELECT coalesce(sum(units), 0) FROM live WHERE live.id = s.id))::int AS oversold,
      (SELECT count(*) FROM started AS s JOIN stock_unit AS u ON u.id = s.id WHERE u.available <> s.stock - coalesce((SELECT units FROM live WHERE live.id = s.id), 0))::int AS wrong_stock,
      (SELECT coalesce(sum(amount_vnd), 0) FROM bank_credit WHERE bank_reference IN (${texts(ledger.credited.keys())}))::text AS bank,
      (SELECT count(*) FROM bank_credit WHERE bank_reference IN (${texts(ledger.credited.keys())}))::int AS bank_credits,
      (SELECT coalesce(sum(e.amount_vnd), 0) FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'cash_card' AND x.source_id IN (${texts([...ledger.approved.keys()].map((id) => `card:${id}`))}))::text AS cards,
      (SELECT count(DISTINCT x.source_id) FROM ledger_transaction AS x WHERE x.source_id IN (${texts([...ledger.approved.keys()].map((id) => `card:${id}`))}))::int AS carded,
      (SELECT count(*) FROM outbox_message WHERE delivered_at IS NULL)::int AS waiting`);
  if (!books) throw new Error("the books do not answer");
  const found = await query<{ code: string }>(url, `SELECT code FROM purchase_order WHERE code IN (${texts(ledger.acknowledged.map(({ code }) => code))})`);
  const sum = (amounts: Iterable<number>) => String([...amounts].reduce((total, amount) => total + amount, 0));
  const equal = (check: string, have: unknown, want: unknown): Finding => ({ check, ok: have === want, detail: have === want ? String(have) : `${have}, not ${want}` });
  const rules = await readInvariants(url);
  return [
    equal("orders that were acknowledged and exist", found.length, ledger.acknowledged.length),
    equal("orders, and keys of orders", books.orders, books.keys),
    equal("orders nobody was told of", books.orders - new Set(ledger.acknowledged.map(({ code }) => code)).size, 0),
    equal("keys answered with two orders", ledger.disagreed.length, 0),
    equal("articles oversold", books.oversold, 0),
    equal("articles where stock + sold is not what it started with", books.wrong_stock, 0),
    equal("bank notices taken and kept", books.bank_credits, ledger.credited.size),
    equal("their money, in đồng", books.bank, sum(ledger.credited.values())),
    equal("cards approved and booked", books.carded, ledger.approved.size),
    equal("their money, in đồng", books.cards, sum(ledger.approved.values())),
    equal("messages of the outbox that wait", books.waiting, 0),
    ...rules.map(({ rule, broken }) => ({ check: rule, ok: broken === 0, detail: broken === 0 ? "holds" : `${broken} break it` })),
  ];
}

/** For an IN list; none of these texts comes from outside this program. */
function texts(values: Iterable<string>): string {
  return [...values].map((value) => `'${value.replaceAll("'", "''")}'`).join(",") || "NULL";
}
