import { expect, test } from "vitest";
import { startOfDay, type LocalDate } from "~/lib/local-date";
import { planOrders, type Offer } from "./order-plan";

const published = new Date("2020-01-01T00:00:00Z");
const offers = Array.from({ length: 60 }, (_, index): Offer => ({
  variantId: `v${index}`, stockUnitId: `s${index % 50}`, producerId: `p${index % 9}`, publishedAt: published, available: 60 + (index % 50), unitsPerSale: index < 50 ? 1 : 12, minQuantity: 1, maxQuantity: 20, months: null,
}));
const destinations = { communes: new Map(["20", "01", "24", "22", "31", "48", "79"].map((code) => [code, [`${code}001`, `${code}002`]])), pickupPointIds: ["k"] };
const plan = (day: string) => planOrders({ offers, destinations, favourite: "p1", today: day as LocalDate });

test.each(["2026-11-27", "2027-03-01", "2028-02-29"])("on %s nothing happens after the day before, and each step follows the one before it", (day) => {
  const today = startOfDay(day as LocalDate);
  const orders = plan(day);
  expect(orders.length).toBeGreaterThan(130);
  for (const { key, placedAt, steps } of orders) {
    const moments = [placedAt, ...steps.map(({ at }) => at)].map((at) => at.getTime());
    expect([key, moments.every((at, index) => index === 0 || at > (moments[index - 1] ?? 0))]).toEqual([key, true]);
    expect([key, (moments.at(-1) ?? 0) <= today.getTime()]).toEqual([key, true]);
  }
});

test("no shelf gives away more than a quarter, and the last evening leaves money to wait for", () => {
  const orders = plan("2026-11-27");
  const taken = new Map<string, number>();
  for (const { variantId, quantity } of orders.flatMap(({ lines }) => lines)) {
    const offer = offers.find((one) => one.variantId === variantId);
    if (offer) taken.set(offer.stockUnitId, (taken.get(offer.stockUnitId) ?? 0) + quantity * offer.unitsPerSale);
  }
  for (const [stockUnitId, pieces] of taken) expect(pieces).toBeLessThanOrEqual((offers.find((one) => one.stockUnitId === stockUnitId)?.available ?? 0) / 4);
  expect(orders.filter(({ payment, steps }) => payment === "vietqr" && steps.length === 0).length).toBeGreaterThan(0);
});
