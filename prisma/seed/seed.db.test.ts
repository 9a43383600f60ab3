import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { seedDemo, seedReference } from "../seed";
import { withConnection } from "./session";

const FIRST_RECOGNITIONS = `
  SELECT (array_agg(c.stars ORDER BY c.issued_on))[1] AS stars, extract(year FROM min(c.issued_on))::int AS year
  FROM certificate AS c JOIN certificate_link AS l ON l.certificate_id = c.id GROUP BY l.product_id`;

/** Everything the demo writes, as one text; generated numbers of the reference data and the outbox left out. */
async function checksum(client: pg.Client): Promise<string> {
  const tables = [
    "app_user", "producer", "producer_member", "product", "variant", "stock_unit", "stock_movement", "decision", "certificate", "certificate_link",
    "quality_certificate", "quality_certificate_product", "ip_right", "ip_right_grant", "recognition", "growing_area", "lot", "lot_input", "lot_event", "test_report", "lot_withdrawal", "lot_seal", "recall", "pickup_point",
    "search_document", "certificate_notice", "inspection", "mark_use",
    "programme_target", "support_item", "promotion", "promotion_participant", "support_policy", "programme_document",
    "purchase_order", "shipment", "order_line", "payment", "bank_credit", "ledger_transaction", "ledger_entry", "review", "review_report",
  ];
  const sums: string[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ sum: string }>(`SELECT count(*) || ':' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${table} AS t`);
    sums.push(`${table} ${rows[0]?.sum}`);
  }
  return sums.join("\n");
}

async function one(client: pg.Client, sql: string, values: unknown[] = []): Promise<Record<string, unknown>> {
  const { rows } = await client.query<Record<string, unknown>>(sql, values);
  return rows[0] ?? {};
}

describe("the demo on one day", () => {
  const today = new Date("2026-11-23T03:00:00Z");
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await seedDemo(database.url, { today, storageUrl: "none" });
  });
  afterAll(() => database.close());

  test("counts are those of the programme's report", async () => {
    await withConnection(database.url, async (client) => {
      expect(await one(client, `SELECT count(*)::int AS total, count(*) FILTER (WHERE stars = 4)::int AS four, count(*) FILTER (WHERE stars = 3)::int AS three
        FROM (${FIRST_RECOGNITIONS}) AS f WHERE year BETWEEN 2019 AND 2025`)).toEqual({ total: 235, four: 22, three: 213 });
      expect(await one(client, `SELECT count(*)::int AS total, count(*) FILTER (WHERE stars = 4)::int AS four, count(*) FILTER (WHERE stars = 3)::int AS three
        FROM (${FIRST_RECOGNITIONS}) AS f WHERE year BETWEEN 2021 AND 2025`)).toEqual({ total: 215, four: 17, three: 198 });
      expect(await one(client, `SELECT (SELECT count(DISTINCT product_id) FROM ip_right_grant)::int AS protected,
        (SELECT count(DISTINCT product_id) FROM recognition WHERE kind = 'rural_industrial')::int AS rural,
        (SELECT count(DISTINCT product_id) FROM recognition WHERE kind = 'gold_brand')::int AS gold`)).toEqual({ protected: 47, rural: 22, gold: 9 });
    });
  });

  test("the shop has enough to sell, lapsed listings among it, and stock that adds up", async () => {
    await withConnection(database.url, async (client) => {
      const sold = await one(client, `SELECT count(*)::int AS listings, count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM product_star_window AS w
          WHERE w.product_id = p.id AND w.stars_from <= $1 AND $1 < w.stars_until))::int AS starless,
        (SELECT count(*) FROM search_document)::int AS documents FROM product AS p WHERE state = 'published'`, [today]);
      expect(sold["listings"]).toBeGreaterThanOrEqual(150);
      expect(sold["starless"]).toBeGreaterThan(10);
      expect(sold["documents"]).toBe(sold["listings"]);
      expect(await one(client, `SELECT count(*)::int AS wrong FROM stock_unit AS s
        WHERE available <> (SELECT coalesce(sum(delta), 0) FROM stock_movement AS m WHERE m.stock_unit_id = s.id)`)).toEqual({ wrong: 0 });
      const lots = await one(client, `SELECT count(DISTINCT product_id) FILTER (WHERE status = 'on_sale')::int AS products,
        count(*) FILTER (WHERE produced_on >= $1::date OR (status = 'on_sale' AND best_before < $1::date))::int AS wrong,
        (SELECT count(*) FROM lot_event WHERE at >= $1)::int AS future FROM lot`, ["2026-11-23"]);
      expect(lots["products"]).toBeGreaterThanOrEqual(120);
      expect(lots).toMatchObject({ wrong: 0, future: 0 });
      // Every lot leads back to something, holds what is on the shelf, and its record is as it was sealed.
      expect(await one(client, `SELECT count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM lot_input AS i WHERE i.lot_id = l.id))::int AS rootless,
        count(*) FILTER (WHERE l.status = 'on_sale' AND b.remaining < u.available)::int AS short, count(*) FILTER (WHERE NOT s.sound)::int AS altered
        FROM lot AS l JOIN lot_balance AS b ON b.lot_id = l.id LEFT JOIN stock_unit AS u ON u.id = l.stock_unit_id CROSS JOIN LATERAL lot_record_state(l.id) AS s`)).toEqual({ rootless: 0, short: 0, altered: 0 });
    });
  });

  test("half a year of orders stands behind it: in every state, paid for to the đồng, without a mail", async () => {
    await withConnection(database.url, async (client) => {
      const orders = await one(client, `SELECT count(*)::int AS all, count(cancelled_at)::int AS cancelled, count(*) FILTER (WHERE cancel_reason = 'unpaid')::int AS unpaid,
        count(DISTINCT payment_method)::int AS ways, bool_and(placed_at < $1 AND placed_at > $1::timestamptz - interval '181 days') AS past FROM purchase_order`, [today]);
      expect(orders).toMatchObject({ ways: 3, past: true });
      expect(orders["all"]).toBeGreaterThan(130);
      expect(orders["cancelled"]).toBeGreaterThan(Number(orders["unpaid"]));
      expect(orders["unpaid"]).toBeGreaterThan(0);
      expect(await one(client, `SELECT array_agg(DISTINCT state::text ORDER BY state::text) AS states FROM shipment`)).toEqual({ states: ["cancelled", "confirmed", "delivered", "pending", "shipped"] });
      expect(await one(client, `SELECT count(*) FILTER (WHERE state = 'awaiting' AND expires_at > $1)::int > 0 AS waiting, count(*) FILTER (WHERE state = 'due_on_delivery')::int > 0 AS due FROM payment`, [today])).toEqual({ waiting: true, due: true });
      // What every account comes to says the same as the orders and payments do.
      expect(await one(client, `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM ledger_entry GROUP BY transaction_id HAVING sum(amount_vnd) <> 0) AS off) AS unbalanced,
        (SELECT sum(amount_vnd) FROM ledger_entry WHERE account = 'buyer_receivable') = (SELECT sum(y.amount_vnd) FROM payment AS y JOIN purchase_order AS o ON o.id = y.order_id WHERE o.cancelled_at IS NULL AND y.state <> 'paid') AS owed,
        (SELECT sum(amount_vnd) FROM ledger_entry WHERE account LIKE 'cash%') = (SELECT sum(amount_vnd) FROM payment WHERE state = 'paid') - (SELECT sum(amount_vnd) FROM payout WHERE state = 'paid')
          - (SELECT sum(amount_vnd) FROM ledger_entry WHERE account IN ('carrier_fee', 'cod_difference')) AS received`)).toEqual({ unbalanced: 0, owed: true, received: true });
      // Nobody was paid out of money that had not come: at no moment was the bank account in credit. Some of it is still with carriers, one of them late, and one parcel came short.
      expect(await one(client, `SELECT (SELECT min(upto) FROM (SELECT sum(e.amount_vnd) OVER (ORDER BY x.at, x.id) AS upto FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'cash_vietqr') AS run) >= 0 AS solvent,
        (SELECT count(*) FROM cod_parcel WHERE NOT remitted)::int > 0 AS lying, (SELECT count(*)::int FROM cod_difference) AS short, (SELECT count(*) FROM remittance)::int > 20 AS remitted`)).toEqual({ solvent: true, lying: true, short: 1, remitted: true });
      // Two runs were sent; one payout of the later came back, none is still under way.
      expect(await one(client, `SELECT count(DISTINCT run_id)::int AS runs, count(*) FILTER (WHERE state = 'bounced')::int AS bounced, count(*) FILTER (WHERE state NOT IN ('paid', 'bounced'))::int AS open FROM payout`)).toEqual({ runs: 2, bounced: 1, open: 0 });
      // The history is dated when it happened, in every table, and the defaults are those of the migrations again.
      expect(await one(client, `SELECT (SELECT count(*) FROM stock_movement WHERE at > $1)::int + (SELECT count(*) FROM ledger_transaction WHERE at > $1)::int
        + (SELECT count(*) FROM audit_entry WHERE action LIKE 'shipment.%' AND at > $1)::int AS late,
        (SELECT count(*) FROM pg_namespace WHERE nspname = 'demo_clock')::int AS clocks,
        (SELECT column_default FROM information_schema.columns WHERE table_name = 'stock_movement' AND column_name = 'at') AS "default"`, [today])).toEqual({ late: 0, clocks: 0, default: "CURRENT_TIMESTAMP" });
      expect(await one(client, "SELECT count(*)::int AS mails FROM outbox_message WHERE topic LIKE 'mail.%'")).toEqual({ mails: 0 });
    });
  });

  test("buyers of what was delivered say what they think, after it came and before today", async () => {
    await withConnection(database.url, async (client) => {
      const reviews = await one(client, `SELECT count(*)::int AS all, count(answer)::int AS answered, count(DISTINCT r.locale)::int AS languages, avg(points)::float AS average,
        count(*) FILTER (WHERE r.state = 'pending')::int AS waiting, count(*) FILTER (WHERE r.state = 'rejected')::int AS refused,
        count(*) FILTER (WHERE r.created_at < s.delivered_at OR r.updated_at >= $1)::int AS wrong, (SELECT count(*)::int FROM review_report) AS reported
        FROM review AS r JOIN order_line AS l ON l.id = r.order_line_id JOIN shipment AS s ON s.id = l.shipment_id`, [today]);
      expect(reviews).toMatchObject({ languages: 3, waiting: 2, refused: 1, wrong: 0, reported: 1 });
      expect(reviews["all"]).toBeGreaterThan(60);
      expect(reviews["answered"]).toBeGreaterThan(10);
      expect(Number(reviews["average"])).toBeGreaterThan(3.9);
    });
  });

  test("run again it adds nothing; with a larger number it adds the rest", async () => {
    const before = await withConnection(database.url, checksum);
    expect(await seedDemo(database.url, { today, storageUrl: "none" })).toEqual({ products: 0, producers: 0 });
    expect(await withConnection(database.url, checksum)).toBe(before);
    const later = new Date("2026-12-24T03:00:00Z");
    expect(await seedDemo(database.url, { today: later, storageUrl: "none", products: 300 })).toEqual({ products: 65, producers: 2 });
    expect(await withConnection(database.url, (client) => one(client, "SELECT count(*)::int AS products FROM product"))).toEqual({ products: 300 });
  });
});

test("the same day gives the same data, to the row", async () => {
  const sums: string[] = [];
  for (const hour of ["01", "16"]) {
    const database = await createTestDatabase();
    await seedDemo(database.url, { today: new Date(`2027-03-01T${hour}:30:00Z`), storageUrl: "none", products: 260 });
    sums.push((await withConnection(database.url, checksum)).replace(/search_document .*/, ""));
    await database.close();
  }
  expect(sums[0]).toBe(sums[1]);
}, 120_000);

test.each(["2026-11-23", "2027-03-01", "2028-01-15"])("on %s certificates stand as the province reported", async (day) => {
  const database = await createTestDatabase();
  await seedDemo(database.url, { today: new Date(`${day}T05:00:00Z`), storageUrl: "none" });
  const counts = await withConnection(database.url, (client) => one(client, `
    SELECT count(*) FILTER (WHERE revoked_at IS NULL AND expires_on > $1::date + 180)::int AS in_force,
      count(*) FILTER (WHERE revoked_at IS NULL AND expires_on BETWEEN $1::date AND $1::date + 180)::int AS renewal,
      count(*) FILTER (WHERE revoked_at IS NULL AND expires_on < $1::date)::int AS lapsed, count(revoked_at)::int AS revoked,
      bool_and(issued_on <= $1::date) AS past, (SELECT count(*) FROM certificate_link WHERE unlinked_at IS NULL)::int AS links
    FROM (SELECT DISTINCT ON (l.product_id) c.* FROM certificate AS c JOIN certificate_link AS l ON l.certificate_id = c.id
          ORDER BY l.product_id, c.issued_on DESC) AS last`, [day]));
  // The producer whose account is handed out has one to renew now, and no dossier for it yet.
  expect(await withConnection(database.url, (client) => one(client, `
    SELECT count(*)::int AS renewable FROM certificate AS c JOIN producer_member AS m ON m.producer_id = c.producer_id JOIN app_user AS u ON u.id = m.user_id
    WHERE u.email = 'nhasanxuat@demo.vn' AND c.expires_on BETWEEN $1::date + 120 AND $1::date + 180 AND c.revoked_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM dossier AS d WHERE d.certificate_id = c.id)`, [day]))).toEqual({ renewable: 1 });
  expect(counts).toEqual({ in_force: 150, renewal: 10, lapsed: 70, revoked: 5, past: true, links: 231 });
  await database.close();
}, 120_000);

test("reference data is loaded once: 34 provinces, 3,321 communes, nearly all with former names", async () => {
  const database = await createTestDatabase();
  await seedReference(database.url);
  const started = performance.now();
  await seedReference(database.url);
  expect(performance.now() - started).toBeLessThan(500);
  const counts = await withConnection(database.url, (client) => one(client, `SELECT (SELECT count(*) FROM province)::int AS provinces,
    (SELECT count(*) FROM commune)::int AS communes, (SELECT count(*) FROM product_set)::int AS sets, (SELECT count(*) FROM shipping_zone)::int AS zones,
    (SELECT count(*) FROM commune AS c WHERE kind <> 'special_zone' AND NOT EXISTS (SELECT 1 FROM former_unit AS f WHERE f.commune_code = c.code))::int AS nameless,
    (SELECT count(*) FROM former_unit AS f JOIN commune AS c ON c.code = f.commune_code WHERE c.province_code = '20')::int AS own,
    (SELECT count(DISTINCT vat_class) FROM vat_rate WHERE valid_from <= '2026-11-23' AND (valid_to IS NULL OR valid_to > '2026-11-23'))::int AS classes`));
  expect(counts).toEqual({ provinces: 34, communes: 3321, sets: 26, zones: 34, nameless: expect.any(Number), own: 199, classes: 6 });
  expect(counts["nameless"]).toBeLessThan(10);
  await database.close();
});
