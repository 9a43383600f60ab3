/** The storm: buyers at work while the shop is killed, its database restarted and its gateway failing, until everything is settled again. */
import { setTimeout as wait } from "node:timers/promises";
import { orderableSkus, query, settled } from "../bench/database";
import type { Arena } from "./arena";
import { buy, type Ledger } from "./buyer";
import { chance, type Chance } from "./chance";
import type { Plan } from "./plan";
import { work } from "./staff";
import { judge, type Finding } from "./verdict";

const AT_ONCE = 24;
const ARTICLES = 40;

/** Forty articles with 1 to 50 on the shelf each, and what each started with. */
async function stockShelves(url: string, luck: Chance): Promise<{ goods: { sku: string }[]; start: Map<string, number> }> {
  const skus = (await orderableSkus(url)).slice(0, ARTICLES * 3);
  const start = new Map<string, number>();
  const goods: { sku: string }[] = [];
  for (const sku of skus) {
    const [unit] = await query<{ id: string; available: number; step: number }>(url, `SELECT u.id, u.available, v.units_per_sale AS step FROM variant AS v JOIN stock_unit AS u ON u.id = v.stock_unit_id WHERE v.sku = '${sku}'`);
    if (!unit || start.has(unit.id) || goods.length === ARTICLES) continue;
    const stock = luck.between(1, 50) * unit.step;
    await query(url, `WITH moved AS (UPDATE stock_unit SET available = ${stock} WHERE id = '${unit.id}' RETURNING id) INSERT INTO stock_movement (id, stock_unit_id, delta, reason, note) SELECT new_id(), id, ${stock - unit.available}, 'adjustment', 'storm' FROM moved`);
    start.set(unit.id, stock);
    goods.push({ sku });
  }
  return { goods, start };
}

async function everybodyBuys(arena: Arena, plan: Plan, goods: { sku: string }[], ledger: Ledger): Promise<void> {
  let next = 0;
  const queue = async (): Promise<void> => {
    for (let number = next++; number < plan.buyers; number = next++) await buy(arena, number, goods, ledger, chance(plan.seed + 1 + number));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, queue));
}

/** Kills and restarts spread over the storm; answers how long the shop took to come back each time. */
async function misfortunes(arena: Arena, plan: Plan, over: () => boolean, luck: Chance): Promise<{ back: number[]; restarts: number }> {
  const back: number[] = [];
  let restarts = 0;
  while ((back.length < plan.kills || restarts < plan.restarts) && !over()) {
    await wait(luck.between(600, 2_200));
    const due = restarts < plan.restarts && back.length >= ((restarts + 1) * plan.kills) / (plan.restarts + 1);
    if (due) {
      await arena.restartDatabase(restarts % 2 === 0 ? "killed" : "clean");
      restarts += 1;
    } else if (back.length < plan.kills) back.push(await arena.killShop());
  }
  return { back, restarts };
}

/** Until everything that was sent has been told and dealt with: the sandbox delivers again, the outbox empties. */
async function calm(arena: Arena, ledger: Ledger): Promise<void> {
  arena.gateway.heal();
  const sources = [...ledger.approved.keys()].map((id) => `'card:${id}'`).join(",") || "NULL";
  for (let second = 0; second < 90; second++) {
    const [row] = await query<{ booked: number }>(arena.databaseUrl, `SELECT count(DISTINCT source_id)::int AS booked FROM ledger_transaction WHERE source_id IN (${sources})`);
    if (row?.booked === ledger.approved.size) break;
    await wait(1_000);
  }
  await settled(arena.databaseUrl);
}

/** Goes through the storm and answers what happened and what was found in the books afterwards. */
export async function storm(arena: Arena, plan: Plan, luck: Chance): Promise<{ story: string[]; findings: Finding[] }> {
  const { goods, start } = await stockShelves(arena.databaseUrl, luck);
  const ledger: Ledger = { acknowledged: [], refused: 0, approved: new Map(), credited: new Map(), disagreed: [] };
  let over = false;
  const working = work(arena.databaseUrl, () => !over, chance(plan.seed + 999_983));
  const unlucky = misfortunes(arena, plan, () => over, chance(plan.seed + 999_979));
  await everybodyBuys(arena, plan, goods, ledger).finally(() => {
    over = true;
  });
  const [staff, { back, restarts }] = await Promise.all([working, unlucky]);
  await calm(arena, ledger);
  const findings = await judge(arena.databaseUrl, ledger, start);
  findings.push({ check: "times the shop ended that nobody had ended", ok: arena.deaths() === 0, detail: String(arena.deaths()) });
  const slowest = back.length === 0 ? 0 : Math.max(...back);
  const { error, silence, late } = arena.gateway.faults;
  return {
    findings,
    story: [
      `${plan.buyers} buyers, three requests an order; ${ledger.acknowledged.length} orders, ${ledger.refused} refused, ${staff.cancelled} called off, ${staff.delivered} parcels delivered`,
      `${ledger.credited.size} bank notices and ${ledger.approved.size} card payments, each told up to four times`,
      `${back.length} kills of the shop (back after ${slowest.toFixed(1)} s at most), ${restarts} restarts of the database; the gateway: ${error} errors, ${silence} without an answer, ${late} too late`,
      ...ledger.disagreed.map((line) => `answered differently: ${line}`),
    ],
  };
}
