import { isStaff, type CurrentUser } from "~/domain/accounts/account";
import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { storage } from "~/platform/storage/storage.server";
import type { PaperKind, PaperState } from "./paper";

/** A paper as its producer and officers see it. */
export type ProducerPaper = {
  id: string; kind: PaperKind; number: string; body: string; scope: string | null; issuedOn: LocalDate; validUntil: LocalDate | null;
  state: PaperState; reason: string | null; fileName: string; addedAt: Date; decidedAt: Date | null; products: { id: string; name: LocalizedText }[];
};

const parts = { products: { select: { product: { select: { id: true, name: true } } } } } satisfies Prisma.ProducerPaperInclude;

function toPaper(row: Prisma.ProducerPaperGetPayload<{ include: typeof parts }>): ProducerPaper {
  const { id, kind, number, body, scope, issuedOn, validUntil, state, reason, fileName, addedAt, decidedAt, products } = row;
  return {
    id, kind: kind as PaperKind, number, body, scope, issuedOn: fromDateColumn(issuedOn), validUntil: validUntil && fromDateColumn(validUntil), state, reason, fileName, addedAt, decidedAt,
    products: products.map(({ product }) => ({ id: product.id, name: product.name as LocalizedText })),
  };
}

/** Everything a producer has ever handed in, the newest first. */
export async function listPapersOf(producerId: string): Promise<ProducerPaper[]> {
  const rows = await db().producerPaper.findMany({ where: { producerId }, include: parts, orderBy: [{ addedAt: "desc" }, { id: "desc" }], take: 200 });
  return rows.map(toPaper);
}

export const PAPER_PAGE_SIZE = 30;
export type DeskPaper = Pick<ProducerPaper, "id" | "kind" | "number" | "validUntil" | "addedAt"> & { producer: string };

/** Papers of one state, for officers: what waits the longest first, of the others the last decided. */
export async function listPapers(state: PaperState, page: number): Promise<{ total: number; rows: DeskPaper[] }> {
  const [total, rows] = await Promise.all([
    db().producerPaper.count({ where: { state } }),
    db().producerPaper.findMany({
      where: { state }, include: { producer: { select: { legalName: true } } }, skip: (page - 1) * PAPER_PAGE_SIZE, take: PAPER_PAGE_SIZE,
      orderBy: state === "waiting" ? [{ addedAt: "asc" }, { id: "asc" }] : [{ decidedAt: "desc" }, { id: "asc" }],
    }),
  ]);
  return { total, rows: rows.map(({ id, kind, number, validUntil, addedAt, producer }) => ({ id, kind: kind as PaperKind, number, validUntil: validUntil && fromDateColumn(validUntil), addedAt, producer: producer.legalName })) };
}

/** How many papers are in each state. */
export async function countPapers(): Promise<Partial<Record<PaperState, number>>> {
  const groups = await db().producerPaper.groupBy({ by: ["state"], _count: true });
  return Object.fromEntries(groups.map(({ state, _count }) => [state, _count]));
}

export type DeskPaperWhole = ProducerPaper & { producer: { id: string; slug: string; legalName: string; kind: string; taxCode: string | null; verification: string } };

/** One paper with whose it is, for an officer; null when there is none. */
export async function findPaper(id: string): Promise<DeskPaperWhole | null> {
  const row = await db().producerPaper.findUnique({ where: { id }, include: { ...parts, producer: { select: { id: true, slug: true, legalName: true, kind: true, taxCode: true, verification: true } } } });
  return row && { ...toPaper(row), producer: row.producer };
}

/** The stored file of a paper for its producer's own people and officers; null for everyone else. */
export async function readProducerPaper(id: string, user: CurrentUser): Promise<{ bytes: Buffer; mediaType: string; storageName: string } | null> {
  const paper = await db().producerPaper.findUnique({ where: { id }, select: { producerId: true, storageName: true, mediaType: true } });
  if (!paper) return null;
  const member = await db().producerMember.findUnique({ where: { producerId_userId: { producerId: paper.producerId, userId: user.id } }, select: { userId: true } });
  if (!member && !isStaff(user)) return null;
  const bytes = await storage().get(paper.storageName);
  return bytes && { bytes, mediaType: paper.mediaType, storageName: paper.storageName };
}

type MailPeople = { producer: LocalizedText; people: { id: string; name: string; email: string; locale: string }[] };

/** Whom a mail about a producer's papers goes to: its owners. Null when there is no such producer. */
export async function findPaperReaders(producerId: string): Promise<MailPeople | null> {
  const row = await db().producer.findUnique({ where: { id: producerId }, select: { name: true, members: { where: { role: "owner" }, select: { userId: true } } } });
  if (!row) return null;
  const people = await db().user.findMany({ where: { id: { in: row.members.map(({ userId }) => userId) }, disabledAt: null }, select: { id: true, name: true, email: true, locale: true } });
  return { producer: row.name as LocalizedText, people };
}

/** A notice of a coming end as its mail says it; null when there is none. */
export async function findPaperNotice(id: string): Promise<{ producerId: string; legalKind: string; kind: PaperKind; number: string; validUntil: LocalDate; over: boolean } | null> {
  const row = await db().producerPaperNotice.findUnique({ where: { id }, include: { producer: { select: { kind: true } } } });
  return row && { producerId: row.producerId, legalKind: row.producer.kind, kind: row.kind as PaperKind, number: row.number, validUntil: fromDateColumn(row.validUntil), over: row.occasion === "d0" };
}
