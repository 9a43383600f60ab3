import type { Locale, LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { DESK_PAGE_SIZE, DESK_TABS, OWN_TABS, type DeskTab, type OwnTab } from "./desk-tabs";
import type { ReportReason, ReviewState } from "./review";

/** A review as those see it who decide about it or answer it. Never the buyer's name or number. */
export type DeskReview = {
  id: string;
  points: number;
  text: string | null;
  shownName: string | null;
  locale: Locale;
  state: ReviewState;
  reason: string | null;
  answer: string | null;
  answeredAt: Date | null;
  createdAt: Date;
  product: { slug: string; name: LocalizedText };
  producer: { slug: string; name: LocalizedText };
  reports: { id: string; reason: ReportReason; note: string | null; createdAt: Date }[];
  /** Its `updatedAt`, sent back with every decision. */
  seen: string;
};

const OPEN: Prisma.ReviewReportWhereInput = { settledAt: null };

const TABS: Record<DeskTab, Prisma.ReviewWhereInput> = {
  pending: { state: "pending" },
  reported: { state: "published", reports: { some: OPEN } },
  published: { state: "published" },
  rejected: { state: "rejected" },
};

/** One list of the officers' desk: what waits longest first, otherwise the newest. */
export async function listDeskReviews(tab: DeskTab, page: number): Promise<DeskReview[]> {
  return read(TABS[tab], page, tab === "pending" ? "asc" : "desc");
}

/** How many are in each list. */
export async function countDeskReviews(): Promise<Record<DeskTab, number>> {
  const [pending, reported, published, rejected] = await Promise.all(DESK_TABS.map((tab) => db().review.count({ where: TABS[tab] })));
  return { pending: pending ?? 0, reported: reported ?? 0, published: published ?? 0, rejected: rejected ?? 0 };
}

/** The published reviews of a producer's products: those without an answer, or all. */
export async function listOwnReviews(producerId: string, tab: OwnTab, page: number): Promise<DeskReview[]> {
  return read(ownWhere(producerId, tab), page, "desc");
}

export async function countOwnReviews(producerId: string): Promise<Record<OwnTab, number>> {
  const [open, all] = await Promise.all(OWN_TABS.map((tab) => db().review.count({ where: ownWhere(producerId, tab) })));
  return { open: open ?? 0, all: all ?? 0 };
}

function ownWhere(producerId: string, tab: OwnTab): Prisma.ReviewWhereInput {
  return { state: "published", product: { producerId }, ...(tab === "open" ? { answer: null } : {}) };
}

async function read(where: Prisma.ReviewWhereInput, page: number, order: "asc" | "desc"): Promise<DeskReview[]> {
  const rows = await db().review.findMany({
    where, orderBy: [{ createdAt: order }, { id: order }], take: DESK_PAGE_SIZE, skip: (page - 1) * DESK_PAGE_SIZE,
    include: { product: { select: { slug: true, name: true, producer: { select: { slug: true, name: true } } } }, reports: { where: OPEN, orderBy: { createdAt: "asc" } } },
  });
  return rows.map(({ product, reports, ...row }) => ({
    id: row.id, points: row.points, text: row.text, shownName: row.shownName, locale: row.locale as Locale, state: row.state, reason: row.decisionReason,
    answer: row.answer, answeredAt: row.answeredAt, createdAt: row.createdAt,
    product: { slug: product.slug, name: product.name as LocalizedText },
    producer: { slug: product.producer.slug, name: product.producer.name as LocalizedText },
    reports: reports.map(({ id, reason, note, createdAt }) => ({ id, reason, note, createdAt })),
    seen: row.updatedAt.toISOString(),
  }));
}
