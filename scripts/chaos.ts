/**
 * npm run test:chaos -- [--buyers N] [--kills N] [--restarts N] [--seed N]: buyers at work on the production build and a database of
 * its own, while the shop is killed, the database restarted, the card gateway failing and every webhook repeated, delayed and
 * shuffled. Prints what was done and what was checked; ends with code 1 when anything does not add up.
 */
import { setTimeout as wait } from "node:timers/promises";
import { orderableSkus, query, settled } from "./bench/database";
import { openArena, type Arena } from "./chaos/arena";
import { buy, type Ledger } from "./chaos/buyer";
import { chance, type Chance } from "./chaos/chance";
import { work } from "./chaos/staff";
import { judge } from "./chaos/verdict";
import { ensureBuild } from "./setup/build";
import { StartError } from "./setup/start-error";

const AT_ONCE = 24;
const ARTICLES = 40;

type Plan = { buyers: number; kills: number; restarts: number; seed: number };

function readPlan(args: readonly string[]): Plan {
  const plan: Plan = { buyers: 1_000, kills: 20, restarts: 3, seed: Date.now() % 1_000_000 };
  for (let index = 0; index < args.length; index += 2) {
    const name = args[index]?.replace(/^--/, "") ?? "";
    const value = Number(args[index + 1]);
    if (!(name in plan) || !Number.isInteger(value) || value < 0) throw new StartError(`--buyers N, --kills N, --restarts N, --seed N; không hiểu / not understood: ${args[index]} ${args[index + 1] ?? ""}`);
    plan[name as keyof Plan] = value;
  }
  return plan;
}

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

export async function main(args: readonly string[]): Promise<void> {
  const plan = readPlan(args);
  await ensureBuild();
  const began = performance.now();
  const luck = chance(plan.seed);
  const arena = await openArena(luck);
  try {
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
    const slowest = back.length === 0 ? 0 : Math.max(...back);
    const { error, silence, late } = arena.gateway.faults;
    console.log(`\nseed ${plan.seed}: ${plan.buyers} buyers, three requests an order; ${ledger.acknowledged.length} orders, ${ledger.refused} refused, ${staff.cancelled} called off, ${staff.delivered} parcels delivered`);
    console.log(`${ledger.credited.size} bank notices and ${ledger.approved.size} card payments, each told up to four times`);
    console.log(`${back.length} kills of the shop (back after ${slowest.toFixed(1)} s at most), ${restarts} restarts of the database; the gateway: ${error} errors, ${silence} without an answer, ${late} too late\n`);
    for (const { check, ok, detail } of findings) console.log(`${ok ? "ok  " : "BAD "}  ${check}: ${detail}`);
    for (const line of ledger.disagreed) console.log(`      ${line}`);
    const bad = findings.filter(({ ok }) => !ok).length;
    console.log(`\n${findings.length - bad} of ${findings.length} hold; ${((performance.now() - began) / 1000).toFixed(0)} s`);
    if (bad > 0) throw new StartError("Có điều không khớp sau cơn bão. / Something does not add up after the storm.");
  } finally {
    await arena.close();
  }
}
