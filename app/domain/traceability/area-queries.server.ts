import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import { isId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import type { AreaStatus } from "./area-status";
import { areaCeilingG, type GrowingAreaFacts } from "./lot";
import { areaFacts } from "./trace-queries.server";

export type DeskArea = GrowingAreaFacts & {
  status: AreaStatus;
  communeCode: string;
  yieldKg: number;
  yearlyQuotaKg: number | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  /** What it gives at most in the year, and what this year's lots took of it. */
  ceilingG: number;
  takenG: number;
};

/** The growing areas of a producer with what `year` has taken of them, those in force first. */
export async function listAreas(producerId: string, year: number): Promise<DeskArea[]> {
  const [rows, taken] = await Promise.all([
    db().growingArea.findMany({ where: { producerId }, include: { commune: { select: { name: true } } }, orderBy: [{ status: "asc" }, { code: "asc" }] }),
    db().$queryRaw<{ id: string; grams: bigint }[]>`
      SELECT y.growing_area_id AS id, y.grams FROM growing_area_year AS y JOIN growing_area AS a ON a.id = y.growing_area_id WHERE a.producer_id = ${producerId}::uuid AND y.year = ${year}`,
  ]);
  const grams = new Map(taken.map((row) => [row.id, Number(row.grams)]));
  return rows.map((row) => ({
    ...areaFacts(row), status: row.status, communeCode: row.communeCode, yieldKg: row.yieldKg, yearlyQuotaKg: row.yearlyQuotaKg,
    validFrom: fromDateColumn(row.validFrom), validTo: row.validTo && fromDateColumn(row.validTo),
    ceilingG: areaCeilingG({ areaHa: Number(row.areaHa), hives: row.hives, yieldKg: row.yieldKg, yearlyQuotaKg: row.yearlyQuotaKg }), takenG: grams.get(row.id) ?? 0,
  }));
}

/** One growing area of a producer; null when it is not theirs. */
export async function findArea(producerId: string, id: string, year: number): Promise<DeskArea | null> {
  if (!isId(id)) return null;
  return (await listAreas(producerId, year)).find((area) => area.id === id) ?? null;
}

export type QualityPaper = { id: string; scheme: string; number: string; body: string; scope: string; issuedOn: LocalDate; expiresOn: LocalDate; products: { vi: string }[] };

/** A producer's certificates of standards with the products in their scope, the one that ends first first. */
export async function listQualityPapers(producerId: string): Promise<QualityPaper[]> {
  const rows = await db().qualityCertificate.findMany({ where: { producerId }, orderBy: { expiresOn: "asc" }, include: { products: { include: { product: { select: { name: true } } } } } });
  return rows.map(({ id, scheme, number, body, scope, issuedOn, expiresOn, products }) => ({
    id, scheme, number, body, scope, issuedOn: fromDateColumn(issuedOn), expiresOn: fromDateColumn(expiresOn), products: products.map(({ product }) => product.name as { vi: string }),
  }));
}
