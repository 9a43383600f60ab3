import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import type { Prisma } from "~/platform/db/generated/client";
import type { AWARD_KINDS, BUDGET_SOURCES, MARK_KINDS, SUPPORT_PURPOSES } from "./support";
import { db } from "~/platform/db/client.server";

const day = (value: Date | null): LocalDate | null => (value ? fromDateColumn(value) : null);
export const RECORDS_PAGE_SIZE = 50;
/** The most that a list without pages takes, for looking for words in it. */
const ALL = 5_000;
const pageOf = (page: number | null): { take: number; skip: number } => (page === null ? { take: ALL, skip: 0 } : { take: RECORDS_PAGE_SIZE, skip: (page - 1) * RECORDS_PAGE_SIZE });

type SupportFilter = { year: number | null; source: (typeof BUDGET_SOURCES)[number] | null; purpose: (typeof SUPPORT_PURPOSES)[number] | null };

/** A page of the support money, the latest year first; the sum is that of all pages without what was cancelled. */
export async function listSupportItems({ year, source, purpose }: SupportFilter, page: number | null) {
  const where: Prisma.SupportItemWhereInput = { ...(year !== null && { year }), ...(source && { source }), ...(purpose && { purpose }) };
  const [total, { _sum }, rows] = await Promise.all([
    db().supportItem.count({ where }),
    db().supportItem.aggregate({ where: { ...where, cancelledAt: null }, _sum: { amountVnd: true } }),
    db().supportItem.findMany({ where, orderBy: [{ year: "desc" }, { amountVnd: "desc" }, { id: "asc" }], ...pageOf(page) }),
  ]);
  return { total, sumVnd: _sum.amountVnd ?? 0n, rows: rows.map(({ id, year, source, purpose, title, amountVnd, cancelledAt }) => ({ id, year, source, purpose, title, amountVnd, cancelled: cancelledAt !== null })) };
}

export async function findSupportItem(id: string) {
  const row = await db().supportItem.findUnique({ where: { id } });
  return row && { ...row, seen: row.updatedAt.toISOString() };
}

/** A page of the marks by kind and name, with how many products bear each on a day. */
export async function listMarks({ kind, on }: { kind: (typeof MARK_KINDS)[number] | null; on: LocalDate }, page: number | null) {
  const at = new Date(on);
  const where: Prisma.IpRightWhereInput = kind ? { kind } : {};
  const total = await db().ipRight.count({ where });
  const rows = await db().ipRight.findMany({
    where,
    include: { _count: { select: { grants: { where: { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gte: at } }] } } } } },
    orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }], ...pageOf(page),
  });
  return { total, rows: rows.map(({ id, kind, name, number, holder, expiresOn, _count }) => ({ id, kind, name, number, holder, expiresOn: day(expiresOn), products: _count.grants })) };
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

/** A page of the awards, the latest year first. */
export async function listRecognitions({ year, kind }: { year: number | null; kind: (typeof AWARD_KINDS)[number] | null }, page: number | null) {
  const where: Prisma.RecognitionWhereInput = { ...(year !== null && { year }), ...(kind && { kind }) };
  const total = await db().recognition.count({ where });
  const rows = await db().recognition.findMany({
    where, include: { product: { select: { name: true, slug: true } } }, orderBy: [{ year: "desc" }, { kind: "asc" }, { id: "asc" }], ...pageOf(page),
  });
  return { total, rows: rows.map(({ id, kind, year, decision, validTo, product }) => ({ id, kind, year, decision, validTo: day(validTo), product: product.name as LocalizedText })) };
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
