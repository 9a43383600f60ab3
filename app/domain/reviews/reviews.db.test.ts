import { beforeAll, describe, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { writeReviewMails } from "~/domain/notifications/review-mails.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { answerReview } from "./answer-review.server";
import { decideReview } from "./decide-review.server";
import { countDeskReviews, countOwnReviews, listDeskReviews, listOwnReviews } from "./desk-reviews.server";
import { reportReview } from "./report-review.server";
import type { ReviewForm } from "./review";
import { findPublicReview, findRating, findReviewNews, listReviewableLines, listReviews } from "./review-queries.server";
import { writeReview } from "./write-review.server";

const world = openOrderWorld();
let productId: string;
const at = new Date();
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
const form = (change: Partial<ReviewForm> = {}): ReviewForm => ({ points: "5", text: "Mật thơm, đóng gói kỹ.", shownAs: "family", locale: "vi", ...change });

beforeAll(async () => {
  ({ productId } = await world.sell({ sku: "HONEY", price: 180_000, stock: 500, producer: "bees" }));
  await world.sell({ sku: "TEA", price: 90_000, stock: 500, producer: "hills" });
  await db().producerMember.create({ data: { producerId: world.producers.bees, userId: world.officer, role: "owner" } });
});

async function deliver(orderId: string, producerId: string): Promise<void> {
  const { id } = await db().shipment.findFirstOrThrow({ where: { orderId, producerId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    expect(await advanceShipment({ shipmentId: id, from, to, carrier: "vnpost", trackingNumber: "X1", actor: world.officer })).toMatchObject({ ok: true });
  }
}

/** An order of honey and tea of which the honey has arrived. */
async function arrived(): Promise<{ orderId: string; honey: string; tea: string }> {
  const { orderId } = await placed({ HONEY: 1, TEA: 1 });
  await deliver(orderId, world.producers.bees);
  const lines = await db().orderLine.findMany({ where: { orderId } });
  const idOf = (sku: string) => lines.find((line) => line.sku === sku)?.id ?? "";
  return { orderId, honey: idOf("HONEY"), tea: idOf("TEA") };
}

async function reviewed(change: Partial<ReviewForm> = {}) {
  const { orderId, honey } = await arrived();
  expect(await writeReview({ orderId, lineId: honey, form: form(change), userId: null, at })).toMatchObject({ ok: true });
  return { orderId, lineId: honey, review: await db().review.findUniqueOrThrow({ where: { orderLineId: honey } }) };
}

describe("what may be reviewed", () => {
  test("is the line that arrived, not another of the same order, nor one of somebody else's", async () => {
    const { orderId, honey, tea } = await arrived();
    const other = await placed({ HONEY: 1 });
    const write = (lineId: string, order = orderId) => writeReview({ orderId: order, lineId, form: form(), userId: null, at });
    expect(await write(tea)).toEqual({ ok: false, error: { kind: "not_delivered" } });
    expect(await write(honey, other.orderId)).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await write(honey)).toEqual({ ok: true, value: { state: "published" } });
    expect(await listReviewableLines(orderId)).toMatchObject([{ lineId: honey, delivered: true, review: { points: 5, state: "published" } }, { lineId: tea, delivered: false, review: null }]);
  });

  test("the database refuses by itself: another line, another product, a second review, six points", async () => {
    const { honey, tea } = await arrived();
    const row = { points: 5, locale: "vi", state: "published" as const, editedAt: at, productId };
    const create = (change: object) => db().review.create({ data: { id: newId(), orderLineId: honey, ...row, ...change } });
    const hills = (await db().product.findUniqueOrThrow({ where: { slug: "tea" } })).id;
    await expect(create({ orderLineId: tea, productId: hills })).rejects.toThrow("not delivered");
    await expect(create({ productId: hills })).rejects.toThrow("not delivered");
    await expect(create({ points: 6 })).rejects.toThrow("review_points_in_range");
    await expect(create({ text: "ngắn" })).rejects.toThrow("review_text_length");
    await create({});
    await expect(create({})).rejects.toThrow("order_line_id");
  });

  test("pressed twice at once is written once, and told of once", async () => {
    const { orderId, honey } = await arrived();
    const press = () => writeReview({ orderId, lineId: honey, form: form(), userId: null, at });
    expect((await Promise.all([press(), press(), press()])).every((one) => one.ok)).toBe(true);
    const { id } = await db().review.findUniqueOrThrow({ where: { orderLineId: honey } });
    expect(await db().outboxMessage.count({ where: { topic: "mail.new_review", payload: { equals: { reviewId: id } } } })).toBe(1);
    expect(await db().auditEntry.count({ where: { subjectId: id } })).toBe(1);
  });

  test("is changed for thirty days, and names its faults", async () => {
    const { orderId, lineId, review } = await reviewed();
    const change = (points: string, when: Date) => writeReview({ orderId, lineId, form: form({ points }), userId: null, at: when });
    expect(await change("9", later(1))).toEqual({ ok: false, error: { kind: "problems", problems: { points: "points_missing" } } });
    expect(await change("3", later(1))).toMatchObject({ ok: true });
    expect((await findPublicReview(review.id))?.editedAt).toEqual(later(1));
    expect(await change("1", later(30))).toEqual({ ok: false, error: { kind: "too_late" } });
  });
});

describe("who looks first", () => {
  test("a number to call waits for an officer; a refusal needs its reason and stays through an edit", async () => {
    const { orderId, lineId, review } = await reviewed({ text: "Ai mua gọi em 0987 654 321 nhé" });
    const decide = (decision: "publish" | "reject", reason = "", seen = review.updatedAt.toISOString()) => decideReview({ id: review.id, decision, reason, seen, userId: world.officer, at });
    expect(review.state).toBe("pending");
    expect(await findPublicReview(review.id)).toBeNull();
    expect((await listDeskReviews("pending", 1)).map(({ id }) => id)).toContain(review.id);
    expect(await decide("reject")).toEqual({ ok: false, error: { kind: "reason_missing" } });
    expect(await decide("reject", "Quảng cáo", new Date(0).toISOString())).toEqual({ ok: false, error: { kind: "changed" } });
    expect(await decide("reject", "Quảng cáo")).toEqual({ ok: true, value: null });
    expect(await decide("publish")).toEqual({ ok: false, error: { kind: "changed" } });
    expect(await writeReview({ orderId, lineId, form: form(), userId: null, at: later(1) })).toEqual({ ok: true, value: { state: "pending" } });
    const now = await db().review.findUniqueOrThrow({ where: { id: review.id } });
    expect(await decide("publish", "", now.updatedAt.toISOString())).toEqual({ ok: true, value: null });
    expect((await findPublicReview(review.id))?.text).toBe("Mật thơm, đóng gói kỹ.");
    const trail = await db().auditEntry.findMany({ where: { subjectId: review.id }, orderBy: { at: "asc" } });
    expect(trail.map(({ action }) => action)).toEqual(["review.written", "review.rejected", "review.edited", "review.published"]);
    expect(JSON.stringify(trail)).not.toContain("0987");
  });

  test("reports bring a review to the desk until an officer has looked", async () => {
    const { review } = await reviewed();
    const report = (reason: string, note = "") => reportReview({ id: review.id, reason, note, at });
    expect(await report("x")).toMatchObject({ error: { kind: "reason_missing" } });
    expect(await report("other")).toMatchObject({ error: { kind: "note_missing" } });
    expect(await report("insult", "n".repeat(501))).toMatchObject({ error: { kind: "note_long" } });
    expect(await reportReview({ id: newId(), reason: "insult", note: "", at })).toMatchObject({ error: { kind: "not_found" } });
    for (let number = 0; number < 22; number += 1) expect(await report("insult")).toMatchObject({ ok: true });
    const before = await countDeskReviews();
    const [found] = await listDeskReviews("reported", 1);
    expect(found).toMatchObject({ id: review.id });
    expect(found?.reports).toHaveLength(20);
    expect(await decideReview({ id: review.id, decision: "keep", reason: "", seen: found?.seen ?? "", userId: world.officer, at })).toMatchObject({ ok: true });
    expect(await countDeskReviews()).toMatchObject({ reported: before.reported - 1, published: before.published });
  });
});

describe("the answer", () => {
  test("is its own producer's, once, and stands in the database too", async () => {
    const { review } = await reviewed();
    const { bees, hills } = world.producers;
    const answer = (producerId: string, text = "Cảm ơn bác.") => answerReview({ id: review.id, producerId, text, userId: world.officer, at });
    const before = await countOwnReviews(bees);
    expect((await listOwnReviews(hills, "all", 1)).some(({ id }) => id === review.id)).toBe(false);
    expect(await answer(hills)).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await answer(bees, " ")).toEqual({ ok: false, error: { kind: "answer_missing" } });
    expect(await findReviewNews([review.id])).toMatchObject([{ id: review.id, person: { email: "officer@example.vn" } }]);
    for (let time = 0; time < 2; time += 1) await writeReviewMails([review.id]);
    const mails = await db().mailMessage.findMany({ where: { dedupeKey: { startsWith: `review-${review.id}` } } });
    expect(mails).toMatchObject([{ recipient: "officer@example.vn", subject: "Đánh giá mới 5/5 điểm: Hàng HONEY" }]);
    expect(mails[0]?.text).toContain("Mật thơm, đóng gói kỹ.");
    expect((await Promise.all([answer(bees), answer(bees, "Cảm ơn bác nhiều.")])).map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await countOwnReviews(bees)).toEqual({ open: before.open - 1, all: before.all });
    expect(await findReviewNews([review.id])).toEqual([]);
    await expect(db().review.update({ where: { id: review.id }, data: { answer: "Khác hẳn" } })).rejects.toThrow("stands");
  });
});

test("a product's rating is that of its published reviews, the newest are read first", async () => {
  const rating = await findRating(productId);
  const published = await db().review.findMany({ where: { productId, state: "published" } });
  expect(rating?.count).toBe(published.length);
  expect(rating?.average).toBe(Math.round((published.reduce((sum, { points }) => sum + points, 0) * 10) / published.length) / 10);
  const [first, second] = await listReviews(productId, { take: 2 });
  expect(first && second && first.createdAt >= second.createdAt).toBe(true);
  expect((await listReviews(productId, { take: 100 })).map(({ shownName }) => shownName)).toContain("Nguyễn T. H.");
  expect(await listReviews(productId, { take: 5, skip: 1_000 })).toEqual([]);
});
