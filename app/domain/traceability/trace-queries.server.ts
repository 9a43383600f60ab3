import type { LocalDate } from "~/lib/local-date";
import { fromDateColumn } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import type { Prisma } from "~/platform/db/generated/client";
import { db } from "~/platform/db/client.server";
import { gtinForms, isInHouseNumber } from "./gs1";
import type { LotPaper, LotPhoto } from "./lot-file";
import { asText, datesOf, type GrowingAreaFacts, type LotBalance, type LotDates, type LotSourceFacts, type LotStatus } from "./lot";

export type TraceStep = {
  id: string;
  lotId: string;
  at: Date;
  zoneOffset: string;
  bizStep: string;
  action: string;
  disposition: string | null;
  quantity: number | null;
  unit: string | null;
  place: LocalizedText | null;
  communeCode: string | null;
  detail: LocalizedText | null;
};

export type TestReportFacts = { id: string; lotId: string; laboratory: string; number: string; testedOn: LocalDate; passed: boolean; criteria: { name: LocalizedText; result: string; limit: string | null }[]; papers: LotPaper[] };

export type TraceLot = LotDates & {
  id: string;
  number: string;
  code: string;
  status: LotStatus;
  quantity: number;
  unit: string;
  unitG: number;
  productId: string;
  publishedAt: Date | null;
  sources: LotSourceFacts[];
  steps: TraceStep[];
  reports: TestReportFacts[];
  photos: LotPhoto[];
};

/** An event of a producer's own system, as it came. */
export type CapturedFacts = { id: string; lotId: string; type: string; at: Date; zoneOffset: string; body: Record<string, unknown>; context: unknown };

export type Trace = {
  lot: TraceLot;
  /** The lots it was made of, and those they were made of, the oldest first. */
  before: TraceLot[];
  captured: CapturedFacts[];
  balance: LotBalance;
  record: { records: number; sound: boolean; head: string };
  recall: { at: Date; reason: string } | null;
  overrideReason: string | null;
  product: { id: string; slug: string; name: LocalizedText; published: boolean; commune: string; producer: { slug: string; name: LocalizedText; legalName: string; address: string; kind: string; gln: string | null } };
};

const include = {
  events: { orderBy: [{ at: "asc" }, { id: "asc" }] },
  reports: { orderBy: { testedOn: "asc" }, include: { files: { orderBy: { recordedAt: "asc" } } } },
  files: { where: { kind: "photo" }, orderBy: [{ recordedAt: "asc" }, { id: "asc" }] },
  inputs: { include: { growingArea: { include: { commune: { select: { name: true } } } } }, orderBy: [{ grams: "desc" }, { id: "asc" }] },
} as const satisfies Prisma.LotInclude;
type LotRow = Prisma.LotGetPayload<{ include: typeof include }>;

/** The ways in which lots may have written this number down. */
export function numberForms(number: string): string[] {
  return isInHouseNumber(number) ? [number] : gtinForms(number.padStart(14, "0"));
}

/** Everything that is known of a published lot; null when there is none of that number and code. */
export async function findTrace(number: string, code: string): Promise<Trace | null> {
  const found = await db().lot.findFirst({
    where: { gtin: { in: numberForms(number) }, code, publishedAt: { not: null } },
    include: { ...include, override: true, product: { include: { commune: { select: { name: true } }, producer: { include: { commune: { select: { name: true } } } } } } },
  });
  if (!found) return null;
  const [ancestors, [balance], [record], recalled, captured] = await Promise.all([
    ancestorsOf(found.id),
    db().$queryRaw<BalanceRow[]>`SELECT quantity, unit_g AS "unitG", packed, sold_outside AS "soldOutside", lost, used_g AS "usedG", remaining FROM lot_balance WHERE lot_id = ${found.id}::uuid`,
    db().$queryRaw<Trace["record"][]>`SELECT records, sound, head FROM lot_record_state(${found.id}::uuid)`,
    db().recallLot.findFirst({ where: { lotId: found.id, recall: { drill: false } }, orderBy: { recall: { at: "desc" } }, include: { recall: true } }),
    db().capturedEventLot.findMany({ where: { lotId: found.id }, include: { event: true }, orderBy: { event: { at: "asc" } } }),
  ]);
  const { product } = found;
  return {
    lot: lotOf(found),
    before: ancestors.map(lotOf),
    captured: captured.map(({ lotId, event }) => ({ id: event.id, lotId, type: event.type, at: event.at, zoneOffset: event.zoneOffset, body: event.body as Record<string, unknown>, context: event.context })),
    balance: balanceOf(balance),
    record: record ?? { records: 0, sound: false, head: "" },
    recall: recalled && found.status === "recalled" ? { at: recalled.recall.at, reason: recalled.recall.reason } : null,
    overrideReason: found.override?.reason ?? null,
    product: {
      id: product.id, slug: product.slug, name: product.name as LocalizedText, published: product.state === "published", commune: product.commune.name,
      producer: {
        slug: product.producer.slug, name: product.producer.name as LocalizedText, legalName: product.producer.legalName, kind: product.producer.kind, gln: product.producer.gln,
        address: [product.producer.addressLine, product.producer.commune.name, "Lạng Sơn"].filter(Boolean).join(", "),
      },
    },
  };
}

type BalanceRow = Omit<LotBalance, "usedG" | "remaining"> & { usedG: bigint; remaining: bigint };

function balanceOf(row: BalanceRow | undefined): LotBalance {
  if (!row) throw new Error("a lot without a balance");
  return { ...row, usedG: Number(row.usedG), remaining: Number(row.remaining) };
}

/** The lots that a lot leads back to, the oldest first. */
async function ancestorsOf(lotId: string): Promise<LotRow[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH RECURSIVE source (id) AS (SELECT from_lot_id FROM lot_input WHERE lot_id = ${lotId}::uuid AND from_lot_id IS NOT NULL
      UNION SELECT i.from_lot_id FROM lot_input AS i JOIN source ON i.lot_id = source.id WHERE i.from_lot_id IS NOT NULL) SELECT id FROM source`;
  if (rows.length === 0) return [];
  return db().lot.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, include, orderBy: [{ producedOn: "asc" }, { code: "asc" }] });
}

function lotOf(row: LotRow): TraceLot {
  const { id, gtin, code, status, quantity, unit, unitG, productId, publishedAt } = row;
  return {
    id, number: gtin, code, status, quantity, unit, unitG, productId, publishedAt, ...datesOf(row),
    sources: row.inputs.map(sourceOf),
    steps: row.events.map((event) => stepOf(event)),
    reports: row.reports.map(({ criteria, testedOn, id: reportId, lotId, laboratory, number, passed, files }) => ({
      id: reportId, lotId, laboratory, number, passed, testedOn: fromDateColumn(testedOn), criteria: criteria as TestReportFacts["criteria"],
      papers: files.map(({ id: fileId, title, conclusion, mediaType, bytes }) => ({ id: fileId, title, conclusion, mediaType, bytes })),
    })),
    photos: row.files.map(({ id: fileId, title, key, width, height, widths }) => ({ id: fileId, title, key, width: width ?? 0, height: height ?? 0, widths })),
  };
}

function sourceOf(input: LotRow["inputs"][number]): LotSourceFacts {
  if (input.growingArea) return { kind: "area", grams: input.grams, area: areaFacts(input.growingArea) };
  if (input.fromLotId !== null) return { kind: "lot", grams: input.grams, lotId: input.fromLotId };
  return { kind: "bought", grams: input.grams, supplier: input.supplier ?? "", material: input.material ?? "", document: input.document };
}

/** A growing area as pages show it. */
export function areaFacts(area: NonNullable<LotRow["inputs"][number]["growingArea"]>): GrowingAreaFacts {
  const { id, code, name, scheme, crop, hives, markets, latitude, longitude, gln } = area;
  return { id, code, name, scheme, crop, hives, markets, latitude, longitude, gln, areaHa: Number(area.areaHa), commune: area.commune.name, active: area.status === "active" };
}

function stepOf(event: LotRow["events"][number]): TraceStep {
  const detail = event.detail as Record<string, unknown>;
  const place = event.place as Record<string, unknown>;
  return {
    id: event.id, lotId: event.lotId, at: event.at, zoneOffset: event.zoneOffset, bizStep: event.bizStep, action: event.action,
    disposition: typeof detail["disposition"] === "string" ? detail["disposition"] : null,
    quantity: typeof detail["quantity"] === "number" ? detail["quantity"] : null,
    unit: typeof detail["unit"] === "string" ? detail["unit"] : null,
    place: asText(place), communeCode: typeof place["communeCode"] === "string" ? place["communeCode"] : null, detail: asText(detail),
  };
}

export type LotOfItem = { number: string; code: string; status: LotStatus; producedOn: LocalDate; bestBefore: LocalDate | null };

/** The published lots of a trade item, the newest first, with its product; null when the number is nobody's. */
export async function findItem(number: string): Promise<{ product: { slug: string; name: LocalizedText; published: boolean; producer: { slug: string; name: LocalizedText } }; number: string; lots: LotOfItem[] } | null> {
  const forms = numberForms(number);
  const variant = await db().variant.findFirst({
    where: isInHouseNumber(number) ? { sku: number } : { gtin: { in: forms } },
    select: { product: { select: { slug: true, name: true, state: true, producer: { select: { slug: true, name: true } } } } },
  });
  if (!variant) return null;
  const lots = await db().lot.findMany({ where: { gtin: { in: forms }, publishedAt: { not: null } }, orderBy: [{ producedOn: "desc" }, { code: "asc" }], take: 50 });
  const { slug, name, state, producer } = variant.product;
  return {
    number, product: { slug, name: name as LocalizedText, published: state === "published", producer: { slug: producer.slug, name: producer.name as LocalizedText } },
    lots: lots.map((lot) => ({ number: lot.gtin, code: lot.code, status: lot.status, ...datesOf(lot) })),
  };
}
