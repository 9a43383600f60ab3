/** Many buyers after the last pieces at the same moment: exactly what there was is sold, and whoever was too late is told at once. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { orderableSkus, query, settled } from "../bench/database";
import { readInvariants } from "../invariants";
import type { Arena } from "./arena";
import type { Chance } from "./chance";
import { insist } from "./insist";
import type { Plan } from "./plan";
import type { Finding } from "./verdict";

const AT_ONCE = 200;
const JSON_HEADERS = { "content-type": "application/json" };
type Cart = { id: string; token: string; phone: string };
type Rush = { name: string; skus: string[]; pieces: number; buyers: number };
/** Answers by status; how long whoever was too late waited, in ms; what was neither an order, nor a refusal, nor the word to come back. */
type Outcome = { sold: number; refused: number[]; comeBack: number; broken: number };

export async function lastPieces(arena: Arena, { rush }: Plan, luck: Chance): Promise<{ story: string[]; findings: Finding[] }> {
  const story: string[] = [];
  const findings: Finding[] = [];
  const [one, last, ...mixed] = await ownShelves(arena.databaseUrl, 5);
  if (!one || !last || rush === 0) return { story, findings };
  const rushes: Rush[] = [
    { name: "last pieces", skus: [one], pieces: Math.ceil(rush / 20), buyers: rush },
    { name: "last one", skus: [last], pieces: 1, buyers: Math.ceil(rush / 2) },
    { name: "last pieces of three articles in one cart", skus: mixed, pieces: Math.ceil(rush / 20), buyers: Math.ceil(rush / 4) },
  ];
  for (const plan of rushes) {
    for (const sku of plan.skus) await setShelf(arena.databaseUrl, sku, plan.pieces);
    const carts = await inTurns(Array.from({ length: plan.buyers }, (_, number) => number), 24, (number) => fill(arena, plan.skus, number, luck));
    const outcome: Outcome = { sold: 0, refused: [], comeBack: 0, broken: 0 };
    await inTurns(carts, AT_ONCE, (cart) => order(arena, cart, outcome));
    const late = outcome.refused.toSorted((a, b) => a - b)[Math.floor(outcome.refused.length * 0.95)] ?? 0;
    story.push(`${plan.name}: ${plan.buyers} buyers, ${AT_ONCE} at once; ${outcome.sold} bought, ${outcome.refused.length} were too late (95 % of them told within ${late.toFixed(0)} ms), ${outcome.comeBack} times asked to come back in a moment`);
    const left = await query<{ left: number }>(arena.databaseUrl, `SELECT (u.available / v.units_per_sale)::int AS left FROM variant AS v JOIN stock_unit AS u ON u.id = v.stock_unit_id WHERE v.sku IN (${plan.skus.map((sku) => `'${sku}'`).join(",")})`);
    const sold = { check: `${plan.name}: sold, of ${plan.pieces}`, ok: outcome.sold === plan.pieces && left.every((row) => row.left === 0), detail: `${outcome.sold}, left on the shelf ${left.map((row) => row.left).join(", ")}` };
    findings.push(sold, { check: `${plan.name}: answers that were an error of the server`, ok: outcome.broken === 0, detail: String(outcome.broken) });
  }
  await settled(arena.databaseUrl);
  const rules = (await readInvariants(arena.databaseUrl)).filter(({ broken }) => broken > 0);
  findings.push({ check: "every rule of the books after the rush", ok: rules.length === 0, detail: rules.map(({ rule, broken }) => `${rule}: ${broken}`).join("; ") || "holds" });
  return { story, findings };
}

/** Articles that share their shelf with no other. */
async function ownShelves(url: string, count: number): Promise<string[]> {
  const orderable = await orderableSkus(url);
  const alone = await query<{ sku: string }>(url, "SELECT min(sku) AS sku FROM variant GROUP BY stock_unit_id HAVING count(*) = 1 ORDER BY 1 DESC");
  return alone.map(({ sku }) => sku).filter((sku) => orderable.includes(sku)).slice(0, count);
}

/** So many at a time, all of them. */
async function inTurns<T, R>(items: readonly T[], atOnce: number, each: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const queue = async (): Promise<void> => {
    for (let place = next++; place < items.length; place = next++) answers[place] = await each(items[place]!);
  };
  await Promise.all(Array.from({ length: atOnce }, queue));
  return answers;
}

async function setShelf(url: string, sku: string, pieces: number): Promise<void> {
  await query(url, `WITH unit AS (SELECT u.id, u.available, v.units_per_sale * ${pieces} AS stock FROM variant AS v JOIN stock_unit AS u ON u.id = v.stock_unit_id WHERE v.sku = '${sku}'),
    moved AS (UPDATE stock_unit AS u SET available = unit.stock FROM unit WHERE u.id = unit.id RETURNING u.id, unit.stock - unit.available AS delta)
    INSERT INTO stock_movement (id, stock_unit_id, delta, reason, note) SELECT new_id(), id, delta, 'adjustment', 'rush' FROM moved WHERE delta <> 0`);
}

async function fill(arena: Arena, skus: readonly string[], number: number, luck: Chance): Promise<Cart> {
  const call = (path: string, body: object, headers: Record<string, string> = {}) => insist(`${arena.shopUrl}${path}`, { method: "POST", headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) });
  const { id, token } = (await call("/api/v1/carts", {})).body as { id: string; token: string };
  for (const sku of skus) await call(`/api/v1/carts/${id}/lines`, { sku, quantity: 1 }, { authorization: `Bearer ${token}` });
  return { id, token, phone: `08${luck.between(10, 99)}${String(100_000 + number).slice(-6)}` };
}

/** Orders, and comes back as often as it is told to. */
async function order(arena: Arena, { id, token, phone }: Cart, outcome: Outcome): Promise<void> {
  const body = JSON.stringify({ cart: id, contact: { name: "Khách vội", phone, email: "voi@example.vn" }, delivery: { method: "ship", province: "20", ward: "06463", street: "1 đường Hùng Vương" }, payment: "vietqr" });
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${token}`, "idempotency-key": randomUUID() };
  for (;;) {
    const began = performance.now();
    const { status, headers: answered } = await fetch(`${arena.shopUrl}/api/v1/orders`, { method: "POST", headers, body }).then(async (response) => {
      await response.arrayBuffer();
      return response;
    });
    if (status === 201) outcome.sold += 1;
    else if (status === 409) outcome.refused.push(performance.now() - began);
    else if (status === 503 && answered.has("retry-after")) {
      outcome.comeBack += 1;
      await wait(1_000 * Number(answered.get("retry-after")) * (0.5 + Math.random()));
      continue;
    } else outcome.broken += 1;
    return;
  }
}
