import { db } from "~/platform/db/client.server";

export type Zone = { zone: string; minDays: number; maxDays: number };

/** The tariff zone that a province lies in; null where no carrier of the shop delivers. */
export function findZone(provinceCode: string): Promise<Zone | null> {
  return db().shippingZone.findUnique({ where: { provinceCode }, select: { zone: true, minDays: true, maxDays: true } });
}

/** The points where orders can be collected, in the order of their codes. */
export function listPickupPoints() {
  return db().pickupPoint.findMany({
    where: { active: true },
    orderBy: { code: "asc" },
    select: { code: true, name: true, addressLine: true, hours: true, commune: { select: { fullName: true } } },
  });
}
