import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

const day = (value: Date | null): LocalDate | null => (value ? fromDateColumn(value) : null);
const LIMIT = 500;

export async function listSupportItems(year: number | null) {
  const rows = await db().supportItem.findMany({ where: year === null ? {} : { year }, orderBy: [{ year: "desc" }, { amountVnd: "desc" }], take: LIMIT });
  return rows.map(({ id, year, source, purpose, title, amountVnd, cancelledAt }) => ({ id, year, source, purpose, title, amountVnd, cancelled: cancelledAt !== null }));
}

export async function findSupportItem(id: string) {
  const row = await db().supportItem.findUnique({ where: { id } });
  return row && { ...row, seen: row.updatedAt.toISOString() };
}

/** Marks by kind and name, with how many products bear each on a day. */
export async function listMarks(on: LocalDate) {
  const at = new Date(on);
  const rows = await db().ipRight.findMany({
    include: { _count: { select: { grants: { where: { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gte: at } }] } } } } },
    orderBy: [{ kind: "asc" }, { name: "asc" }], take: LIMIT,
  });
  return rows.map(({ id, kind, name, number, holder, expiresOn, _count }) => ({ id, kind, name, number, holder, expiresOn: day(expiresOn), products: _count.grants }));
}

/** A mark with the products that bear or bore it; null when there is none of that id. */
export async function findMark(id: string) {
  const row = await db().ipRight.findUnique({ where: { id }, include: { grants: { include: { product: { select: { slug: true, name: true } } }, orderBy: [{ validFrom: "desc" }, { id: "asc" }] } } });
  if (!row) return null;
  const { kind, name, number, holder, basis, updatedAt, grants } = row;
  return {
    id, kind, name, number, holder, basis, issuedOn: day(row.issuedOn), expiresOn: day(row.expiresOn), seen: updatedAt.toISOString(),
    grants: grants.map((grant) => ({ id: grant.id, slug: grant.product.slug, product: grant.product.name as LocalizedText, validFrom: fromDateColumn(grant.validFrom), validTo: day(grant.validTo), endReason: grant.endReason })),
  };
}

export async function listRecognitions(year: number | null) {
  const rows = await db().recognition.findMany({
    where: year === null ? {} : { year }, include: { product: { select: { name: true, slug: true } } }, orderBy: [{ year: "desc" }, { kind: "asc" }, { id: "asc" }], take: LIMIT,
  });
  return rows.map(({ id, kind, year, decision, validTo, product }) => ({ id, kind, year, decision, validTo: day(validTo), product: product.name as LocalizedText }));
}

export async function findRecognition(id: string) {
  const row = await db().recognition.findUnique({ where: { id }, include: { product: { select: { name: true, slug: true } } } });
  if (!row) return null;
  const { kind, year, decision, endReason, updatedAt, product } = row;
  return { id, kind, year, decision, endReason, issuedOn: day(row.issuedOn), validTo: day(row.validTo), slug: product.slug, product: product.name as LocalizedText, seen: updatedAt.toISOString() };
}

export async function findPolicy(id: string) {
  const row = await db().supportPolicy.findUnique({ where: { id } });
  return row && { ...row, title: row.title as LocalizedText, summary: row.summary as LocalizedText, conditions: row.conditions as LocalizedText, validFrom: fromDateColumn(row.validFrom), validTo: day(row.validTo), seen: row.updatedAt.toISOString() };
}
