import pg from "pg";
import { migrate } from "../setup/migrate";
import { seedDemo, seedReference } from "../../prisma/seed";

const NAME = "bench";

/** A database of its own with `products` products beside the shop's, made once and used again. */
export async function benchDatabase(shopUrl: string, products: number): Promise<string> {
  const url = new URL(shopUrl);
  url.pathname = `/${NAME}`;
  const exists = await query<{ found: boolean }>(shopUrl, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = '${NAME}') AS found`);
  if (exists[0]?.found && (await ready(url.href, products))) return url.href;
  if (exists[0]?.found) await query(shopUrl, `DROP DATABASE ${NAME} WITH (FORCE)`);
  await query(shopUrl, `CREATE DATABASE ${NAME}`);
  await migrate(url.href);
  await seedReference(url.href);
  await seedDemo(url.href, { products });
  // Encoding the demo's pictures is another measurement.
  await query(url.href, "DELETE FROM outbox_message WHERE topic = 'picture.avif'");
  await query(url.href, "VACUUM ANALYZE");
  return url.href;
}

async function ready(url: string, products: number): Promise<boolean> {
  await migrate(url);
  const rows = await query<{ count: number }>(url, "SELECT count(*)::int AS count FROM product");
  return rows[0]?.count === products;
}

export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until the jobs that loading and stocking up left behind are done: they would be measured with what comes next. */
export async function settled(url: string): Promise<void> {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const [row] = await query<{ waiting: number }>(
      url,
      `SELECT (SELECT count(*) FROM outbox_message WHERE delivered_at IS NULL)::int
            + (SELECT count(*) FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND name IN (SELECT DISTINCT topic FROM outbox_message))::int AS waiting`,
    );
    if (row?.waiting === 0) return;
    if (Date.now() > deadline) throw new Error(`${row?.waiting} jobs are still waiting after five minutes`);
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Enough stock that the load measures orders, not refusals; what it starts with is remembered by the caller. */
export async function stockUp(url: string): Promise<void> {
  await query(url, "UPDATE stock_unit SET available = 1000000");
  await query(url, "TRUNCATE cart, cart_line, stock_movement, idempotency_key CASCADE");
}

/** SKUs that anybody may order one at a time, online, today. */
export async function orderableSkus(url: string): Promise<string[]> {
  const rows = await query<{ sku: string }>(
    url,
    `SELECT v.sku FROM variant v JOIN product p ON p.id = v.product_id
     WHERE p.state = 'published' AND v.active AND v.min_quantity = 1 AND v.price_vnd < 1000000 AND NOT is_alcohol(p.set_no, p.abv_bp)
       AND on_sale(v.id, local_day(now())) AND v.sale_mode = 'stock' AND NOT 'service' = ANY (p.handling) ORDER BY v.sku LIMIT 1000`,
  );
  return rows.map((row) => row.sku);
}

export type StockCheck = { taken: bigint; sold: bigint; unbalanced: number };

/** What left the shelves, what the orders say, and ledger transactions out of balance: equal, equal and none. */
export async function stockCheck(url: string): Promise<StockCheck> {
  const rows = await query<{ taken: string; sold: string; unbalanced: number }>(
    url,
    `SELECT (SELECT coalesce(sum(1000000 - available), 0) FROM stock_unit)::text AS taken,
            (SELECT coalesce(sum(l.stock_quantity), 0) FROM order_line l JOIN purchase_order o ON o.id = l.order_id
              WHERE o.contact_name = 'Khách đo tải' AND EXISTS (SELECT FROM stock_movement m WHERE m.order_id = o.id))::text AS sold,
            (SELECT count(*)::int FROM (SELECT transaction_id FROM ledger_entry GROUP BY 1 HAVING sum(amount_vnd) <> 0) AS off) AS unbalanced`,
  );
  const row = rows[0];
  if (!row) throw new Error("no answer about the stock");
  return { taken: BigInt(row.taken), sold: BigInt(row.sold), unbalanced: row.unbalanced };
}
