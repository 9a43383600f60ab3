import { readFileSync } from "node:fs";
import type pg from "pg";
import { addDays, type LocalDate } from "~/lib/local-date";
import { Chance, idOf } from "../random";
import { adminId } from "./people";
import { insertRows, type Row } from "../session";

type Target = { key: string; kind: "period" | "horizon"; fromYear: number; toYear: number; products: number; basis: string; validFrom: string };
type Support = { key: string; year: number; source: string; purpose: string; amount: number; title: string; decision?: string };
type Held = { key: string; kind: string; state: string; title: string; organiser: string; place: string; startsOn: string; endsOn: string; participants: number; visitors: number; contracts: number; sales: number };
type Ahead = { key: string; kind: string; state: string; title: string; organiser: string; place: string; startsIn: number; days: number; applyIn: number; places: number; terms: string };
type Policy = { key: string; title: object; summary: object; conditions: object; basis: string; office: string; phone: string; email: string; validFrom: string };

function read<Item>(name: string): Item[] {
  return JSON.parse(readFileSync(new URL(`../../data/programme/${name}.json`, import.meta.url), "utf8")) as Item[];
}

/** Targets, support money, promotion programmes held and to come (these dated from `today`), and support policies. */
export async function writeProgramme(client: pg.Client, today: LocalDate): Promise<void> {
  const tables: [string, Row[]][] = [
    ["programme_target", read<Target>("targets").map((one) => ({ id: idOf(`target:${one.key}`), kind: one.kind, from_year: one.fromYear, to_year: one.toYear, products: one.products, basis: one.basis, valid_from: one.validFrom }))],
    ["support_item", read<Support>("support").map(supportRow)],
    ["promotion", [...read<Held>("promotions").map(heldRow), ...read<Ahead>("promotions-ahead").map((one) => aheadRow(one, today))]],
    ["support_policy", read<Policy>("policies").map((one, position) => ({
      id: idOf(`policy:${one.key}`), title: one.title, summary: one.summary, conditions: one.conditions, basis: one.basis, office: one.office, phone: one.phone, email: one.email,
      valid_from: one.validFrom, position, ...stamps(one.validFrom),
    }))],
  ];
  for (const [table, rows] of tables) await insertRows(client, table, rows, "DO NOTHING");
}

/** The fair whose results the demo tells producer by producer. */
const TOLD_FAIR = "2025-14";

/** Those who took part in one of the fairs, with what it brought each: together what the fair is said to have brought. */
export async function writeFairResults(client: pg.Client, producerIds: readonly string[]): Promise<void> {
  const fair = read<Held>("promotions").find(({ key }) => key === TOLD_FAIR);
  if (!fair) throw new Error(`there is no fair ${TOLD_FAIR}`);
  const present = producerIds.slice(0, fair.participants);
  const chance = new Chance(`fair:${fair.key}`);
  let [contracts, sales] = [fair.contracts, fair.sales];
  const rows = present.map((producerId, index): Row => {
    const last = index === present.length - 1;
    const [own, sold] = last ? [contracts, sales] : [Math.min(contracts, chance.between(0, 1)), Math.round((sales / (present.length - index)) * (0.6 + chance.next() * 0.8) / 100_000) * 100_000];
    contracts -= own;
    sales -= sold;
    return {
      id: idOf(`participant:${fair.key}:${producerId}`), promotion_id: idOf(`promotion:${fair.key}`), producer_id: producerId, state: "accepted", wish: "Sản phẩm OCOP của chủ thể",
      applied_at: `${fair.startsOn.slice(0, 7)}-01T02:00:00Z`, decided_at: `${fair.startsOn.slice(0, 7)}-03T02:00:00Z`, decided_by: adminId, contracts: own, sales_vnd: sold,
    };
  });
  await insertRows(client, "promotion_participant", rows);
}

function stamps(day: string): Row {
  return { created_at: `${day}T02:00:00Z`, updated_at: `${day}T02:00:00Z` };
}

function supportRow(one: Support): Row {
  return {
    id: idOf(`support:${one.key}`), year: one.year, source: one.source, purpose: one.purpose, amount_vnd: one.amount, title: one.title, decision: one.decision ?? null,
    ...stamps(`${one.year}-12-20`),
  };
}

function heldRow(one: Held): Row {
  return {
    id: idOf(`promotion:${one.key}`), kind: one.kind, state: one.state, title: one.title, organiser: one.organiser, place: one.place, starts_on: one.startsOn, ends_on: one.endsOn,
    apply_until: null, places: null, terms: null, visitors: one.visitors, contracts: one.contracts, sales_vnd: one.sales, participant_count: one.participants, ...stamps(one.endsOn),
  };
}

function aheadRow(one: Ahead, today: LocalDate): Row {
  const startsOn = addDays(today, one.startsIn);
  return {
    id: idOf(`promotion:${one.key}`), kind: one.kind, state: one.state, title: one.title, organiser: one.organiser, place: one.place, starts_on: startsOn, ends_on: addDays(startsOn, one.days - 1),
    apply_until: addDays(today, one.applyIn), places: one.places, terms: one.terms, visitors: null, contracts: null, sales_vnd: null, participant_count: null, ...stamps(addDays(today, -10)),
  };
}
