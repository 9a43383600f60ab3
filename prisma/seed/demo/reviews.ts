import { readFileSync } from "node:fs";
import type pg from "pg";
import { shownName, type NameForm } from "~/domain/reviews/review";
import { startOfDay, type LocalDate } from "~/lib/local-date";
import { Chance, idOf } from "../random";
import { insertRows, type Row } from "../session";
import { adminId, producerUserId } from "./people";

type Said = { points: number; locale: string; food: boolean; text: string | null };
type Texts = {
  reviews: Said[];
  answers: { good: [string, ...string[]]; fair: [string, ...string[]] };
  waiting: string[];
  refused: { text: string; reason: string };
  report: { reason: string; note: string };
};
type Line = { id: string; code: string; sku: string; productId: string; producerId: string; name: string; deliveredAt: Date; food: boolean };

const TEXTS = JSON.parse(readFileSync(new URL("../../data/reviews/texts.json", import.meta.url), "utf8")) as Texts;
/** So many of the lines that arrived were reviewed. */
const SHARE = 0.6;
const ANSWERED = 0.35;
const HOUR = 3_600_000;

/**
 * What the buyers of the demo's delivered orders say, written after their parcels came and before `today`: mostly content,
 * some answered, a few that wait for an officer, one refused, one reported. `favourite` is the producer whose account is
 * handed out: one of its reviews always waits for an answer.
 */
export async function writeReviews(client: pg.Client, favourite: string, today: LocalDate): Promise<void> {
  const { rows: lines } = await client.query<Line>(`
    SELECT l.id, o.code, l.sku, l.product_id AS "productId", s.producer_id AS "producerId", o.contact_name AS name, s.delivered_at AS "deliveredAt", t.sector IN ('food', 'beverages') AS food
    FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id JOIN purchase_order AS o ON o.id = l.order_id
    JOIN product AS p ON p.id = l.product_id JOIN product_set AS t ON t.no = p.set_no
    WHERE s.state = 'delivered' AND s.delivered_at IS NOT NULL ORDER BY s.delivered_at, l.sku, l.id`);
  const reviews = lines.map((line) => reviewOf(line, favourite, startOfDay(today))).filter((review) => review !== null);
  const withWords = reviews.filter((review) => review["text"] !== null && review["answer"] === null);
  const [first, second, third, fourth] = withWords.slice(-4);
  for (const [index, review] of [first, second].entries()) if (review) Object.assign(review, { text: TEXTS.waiting[index], state: "pending" });
  if (third) Object.assign(third, { text: TEXTS.refused.text, state: "rejected", decision_reason: TEXTS.refused.reason, decided_by: adminId, decided_at: third["updated_at"] });
  await insertRows(client, "review", reviews);
  if (fourth) await insertRows(client, "review_report", [{ id: idOf("review_report"), review_id: fourth["id"], ...TEXTS.report, created_at: fourth["updated_at"] }]);
}

function reviewOf(line: Line, favourite: string, end: Date): Row | null {
  const chance = new Chance(`review:${line.id}`);
  const own = line.producerId === favourite;
  const createdAt = new Date(line.deliveredAt.getTime() + chance.between(6, 140) * HOUR);
  if (chance.next() > (own ? 0.9 : SHARE) || createdAt >= end) return null;
  const fitting = TEXTS.reviews.filter(({ food }) => line.food || !food);
  const said = fitting[Math.floor(chance.next() ** 1.3 * fitting.length)];
  if (!said) return null;
  const form: NameForm = chance.pick(["family", "family", "initials", "none"]);
  const answeredAt = new Date(createdAt.getTime() + chance.between(5, 60) * HOUR);
  const answered = chance.next() < ANSWERED && answeredAt < end;
  return {
    id: idOf(`review:${line.id}`), order_line_id: line.id, product_id: line.productId, points: said.points, text: said.text, locale: said.locale,
    shown_name: shownName(line.name, form), state: "published", decision_reason: null, decided_by: null, decided_at: null,
    answer: answered ? chance.pick(said.points >= 4 ? TEXTS.answers.good : TEXTS.answers.fair) : null,
    answered_by: answered ? (own ? producerUserId : adminId) : null, answered_at: answered ? answeredAt.toISOString() : null,
    created_at: createdAt.toISOString(), edited_at: createdAt.toISOString(), updated_at: (answered ? answeredAt : createdAt).toISOString(),
  };
}
