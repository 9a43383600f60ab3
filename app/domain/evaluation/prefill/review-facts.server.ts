import { addDays, localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";
import type { Db } from "~/platform/db/client.server";
import type { Fact } from "./facts";

const DAYS = 730;

/**
 * What buyers said in the two years before a day: how many published reviews, their average, from when to when. Only those
 * who received the product could write one, so that it speaks for customers who are followed up.
 */
export async function reviewFacts(tx: Db, productId: string, link: string, today: LocalDate): Promise<Fact[]> {
  const { _count: count, _avg, _min, _max } = await tx.review.aggregate({
    where: { productId, state: "published", createdAt: { gte: startOfDay(addDays(today, -DAYS)), lt: startOfDay(today) } },
    _count: true, _avg: { points: true }, _min: { createdAt: true }, _max: { createdAt: true },
  });
  if (count === 0 || _avg.points === null || _min.createdAt === null || _max.createdAt === null) return [];
  const average = _avg.points.toFixed(1).replace(".", ",");
  const [first, last] = [localDateAt(_min.createdAt), localDateAt(_max.createdAt)].map((day) => day.split("-").reverse().join("/"));
  return [{ kind: "reviews", value: count, on: today, link: `${link}/danh-gia`, title: `${count} đánh giá của người đã nhận hàng, trung bình ${average}/5 điểm, từ ${first ?? ""} đến ${last ?? ""} (sổ đánh giá của sàn)` }];
}
