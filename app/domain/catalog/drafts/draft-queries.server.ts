import { findUserForMail } from "~/domain/accounts/account-queries.server";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { DraftPicture, ListingFacts } from "./listing-facts";

export type DraftState = "editing" | "submitted" | "approved" | "discarded";

export type ListingDraft = {
  id: string;
  producerId: string;
  productId: string | null;
  state: DraftState;
  version: number;
  facts: ListingFacts;
  pictures: DraftPicture[];
  reason: string | null;
  submittedAt: Date | null;
  updatedAt: Date;
};

type Row = Omit<ListingDraft, "facts" | "pictures"> & { facts: unknown; pictures: unknown };

function toDraft({ id, producerId, productId, state, version, facts, pictures, reason, submittedAt, updatedAt }: Row): ListingDraft {
  return { id, producerId, productId, state, version, facts: facts as ListingFacts, pictures: pictures as DraftPicture[], reason, submittedAt, updatedAt };
}

/** A draft of this producer; null when there is none, or it is another's. */
export async function findDraftOf(producerId: string, id: string): Promise<ListingDraft | null> {
  const row = await db().listingDraft.findFirst({ where: { id, producerId } });
  return row && toDraft(row);
}

/** A draft that is before an officer or was; null when there is none. What is still being written is its producer's own. */
export async function findSubmittedDraft(id: string): Promise<(ListingDraft & { producer: { name: LocalizedText; legalName: string; kind: string; verified: boolean } }) | null> {
  const row = await db().listingDraft.findFirst({ where: { id, submittedAt: { not: null }, state: { not: "discarded" } }, include: { producer: { select: { name: true, legalName: true, kind: true, verification: true } } } });
  if (!row) return null;
  const { name, legalName, kind, verification } = row.producer;
  return { ...toDraft(row), producer: { name: name as LocalizedText, legalName, kind, verified: verification === "verified" } };
}

/** Drafts of a producer that are not finished, the latest first. */
export async function listOpenDrafts(producerId: string): Promise<ListingDraft[]> {
  const rows = await db().listingDraft.findMany({ where: { producerId, state: { in: ["editing", "submitted"] } }, orderBy: { updatedAt: "desc" }, take: 100 });
  return rows.map(toDraft);
}

export const CHECK_PAGE_SIZE = 30;

export type CheckRow = { id: string; name: string; producer: LocalizedText; setNo: number | null; isNew: boolean; submittedAt: Date };

/** What waits to be checked, the longest waiting first. */
export async function listListingsToCheck(page: number): Promise<{ total: number; rows: CheckRow[] }> {
  const where = { state: "submitted" as const };
  const [total, rows] = await Promise.all([
    db().listingDraft.count({ where }),
    db().listingDraft.findMany({ where, include: { producer: { select: { name: true } } }, orderBy: [{ submittedAt: "asc" }, { id: "asc" }], skip: (page - 1) * CHECK_PAGE_SIZE, take: CHECK_PAGE_SIZE }),
  ]);
  return {
    total,
    rows: rows.map(({ id, facts, producer, productId, submittedAt, updatedAt }) => {
      const { name, setNo } = facts as ListingFacts;
      return { id, name: name.vi ?? "", producer: producer.name as LocalizedText, setNo, isNew: productId === null, submittedAt: submittedAt ?? updatedAt };
    }),
  };
}

/** How many drafts wait to be checked. */
export async function countListingsToCheck(): Promise<number> {
  return db().listingDraft.count({ where: { state: "submitted" } });
}

/** Who handed a draft in, what it is called and what the officer asked; null when nobody is to be written to. */
export async function findDraftForMail(id: string): Promise<{ person: { name: string; email: string; locale: string }; name: string; reason: string | null } | null> {
  const row = await db().listingDraft.findUnique({ where: { id }, select: { submittedBy: true, facts: true, reason: true } });
  const person = row?.submittedBy ? await findUserForMail(row.submittedBy) : null;
  return row && person && { person, name: (row.facts as ListingFacts).name.vi ?? "", reason: row.reason };
}
