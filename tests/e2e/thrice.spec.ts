/** Webhooks come twice, late and out of order: an order is paid once, and the books agree. */
import pg from "pg";
import { runningPostgres } from "../../scripts/setup/postgres-connection";
import { findProducts, order, orderState, payByCard } from "../factories/orders";
import { shopFolder } from "../fixtures/shop-address";
import { expect, test } from "../fixtures/test";

const ORDERS = 20;

async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: await runningPostgres(shopFolder()) });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

test("twenty card orders, each webhook three times in random order", async ({ request }) => {
  const [product] = await findProducts(request, "q=tra&in_stock=1&sort=-sold");
  const orders = await Promise.all(Array.from({ length: ORDERS }, () => order(request, product!.sku, { payment: "card" })));
  await Promise.all(orders.map(({ payment }) => payByCard(request, payment.url!, { outcome: "approve", deliver: 3, order: "shuffle" })));

  for (const placed of orders) {
    await expect.poll(async () => (await orderState(request, placed)).status).toBe("placed");
    const { payments } = await orderState(request, placed);
    expect(payments).toMatchObject([{ method: "card", state: "paid", amount: placed.total }]);
  }
  const codes = orders.map(({ code }) => code);
  const received = await query<{ code: string; paid: string }>(
    `SELECT o.code, sum(e.amount_vnd)::text AS paid
     FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id JOIN purchase_order o ON o.id = t.order_id
     WHERE e.account::text = 'cash_card' AND o.code = ANY($1) GROUP BY o.code`,
    [codes],
  );
  expect(new Map(received.map(({ code, paid }) => [code, Number(paid)]))).toEqual(new Map(orders.map(({ code, total }) => [code, total])));
  const [books] = await query<{ sum: string }>("SELECT coalesce(sum(amount_vnd), 0)::text AS sum FROM ledger_entry", []);
  expect(books?.sum).toBe("0");
});
