import type { Locale, LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { ratingOf, type PointCounts, type Rating, type ReviewState } from "./review";

/** A review as anyone may read it. */
export type PublicReview = {
  id: string;
  points: number;
  text: string | null;
  shownName: string | null;
  locale: Locale;
  createdAt: Date;
  /** When its buyer changed it; null if never. */
  editedAt: Date | null;
  answer: { text: string; at: Date } | null;
};

const publicFields = { id: true, points: true, text: true, shownName: true, locale: true, createdAt: true, editedAt: true, answer: true, answeredAt: true } as const;

/** What buyers say of a product together; null when nothing is published. */
export async function findRating(productId: string): Promise<Rating | null> {
  const rows = await db().review.groupBy({ by: ["points"], where: { productId, state: "published" }, _count: true });
  const counts = [1, 2, 3, 4, 5].map((points) => rows.find((row) => row.points === points)?._count ?? 0);
  return ratingOf(counts as unknown as PointCounts);
}

/** The published reviews of a product, the newest first. */
export async function listReviews(productId: string, { take, skip = 0 }: { take: number; skip?: number }): Promise<PublicReview[]> {
  const rows = await db().review.findMany({ where: { productId, state: "published" }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take, skip, select: publicFields });
  return rows.map(toPublic);
}

/** One published review with the address of its product; null when there is none. */
export async function findPublicReview(id: string): Promise<(PublicReview & { product: { slug: string; name: LocalizedText } }) | null> {
  const row = await db().review.findFirst({ where: { id, state: "published", product: { state: "published" } }, select: { ...publicFields, product: { select: { slug: true, name: true } } } });
  return row && { ...toPublic(row), product: { slug: row.product.slug, name: row.product.name as LocalizedText } };
}

type PublicRow = Omit<PublicReview, "locale" | "editedAt" | "answer"> & { locale: string; editedAt: Date; answer: string | null; answeredAt: Date | null };

function toPublic({ id, points, text, shownName, locale, createdAt, editedAt, answer, answeredAt }: PublicRow): PublicReview {
  return {
    id, points, text, shownName, locale: locale as Locale, createdAt,
    editedAt: editedAt.getTime() === createdAt.getTime() ? null : editedAt,
    answer: answer === null || answeredAt === null ? null : { text: answer, at: answeredAt },
  };
}

/** A line of a buyer's order that can be reviewed, and what was said of it. */
export type ReviewableLine = {
  lineId: string;
  name: LocalizedText;
  variantName: LocalizedText;
  contactName: string;
  delivered: boolean;
  review: { points: number; text: string | null; shownName: string | null; locale: Locale; state: ReviewState; reason: string | null; createdAt: Date } | null;
};

/** The lines of an order, for whoever may see it. */
export async function listReviewableLines(orderId: string): Promise<ReviewableLine[]> {
  const rows = await db().orderLine.findMany({
    where: { orderId, quantity: { gt: 0 } }, orderBy: { sku: "asc" },
    select: { id: true, name: true, variantName: true, order: { select: { contactName: true } }, shipment: { select: { state: true } }, review: true },
  });
  return rows.map(({ id, name, variantName, order, shipment, review }) => ({
    lineId: id, name: name as LocalizedText, variantName: variantName as LocalizedText, contactName: order.contactName, delivered: shipment.state === "delivered",
    review: review && { points: review.points, text: review.text, shownName: review.shownName, locale: review.locale as Locale, state: review.state, reason: review.decisionReason, createdAt: review.createdAt },
  }));
}

/** A published review and one of those who sell for its producer, for the mail about it. */
export type ReviewNews = { id: string; points: number; text: string | null; product: LocalizedText; producer: LocalizedText; person: { id: string; name: string; email: string; locale: string } };

export async function findReviewNews(ids: readonly string[]): Promise<ReviewNews[]> {
  return db().$queryRaw<ReviewNews[]>(Prisma.sql`
    SELECT r.id, r.points, r.text, p.name AS product, f.name AS producer,
      jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) AS person
    FROM review AS r JOIN product AS p ON p.id = r.product_id JOIN producer AS f ON f.id = p.producer_id
    JOIN producer_member AS m ON m.producer_id = f.id AND m.role IN ('owner', 'sales')
    JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE r.id = ANY (${[...ids]}::uuid[]) AND r.state = 'published' AND r.answer IS NULL`);
}
