import type { Chance } from "../random";

/** Where parcels may go: communes of a province, and points of collection. */
export interface Destinations {
  communes: ReadonlyMap<string, readonly string[]>;
  pickupPointIds: readonly string[];
}

export interface Buyer {
  name: string;
  phone: string;
  locale: "vi" | "en" | "zh";
  delivery: { method: "ship"; provinceCode: string; communeCode: string; street: string } | { method: "pickup"; pickupPointId: string };
}

/** As many people as a village, so that some come back. */
const BUYERS = 90;
const FAMILIES = ["Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Vi", "Lương", "Phạm", "Đặng", "Bế"] as const;
const MIDDLES = ["Thị", "Văn", "Thu", "Minh", "Đức", "Ngọc"] as const;
const GIVEN = ["An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nam", "Oanh", "Phúc", "Quân", "Sơn", "Thảo", "Vân"] as const;
const STREETS = ["Trần Phú", "Lê Lợi", "Hùng Vương", "Quang Trung", "Bà Triệu", "Phai Vệ", "Hoàng Văn Thụ", "Nguyễn Trãi"] as const;
/** Weighted: the province itself and the capital first. */
const PROVINCES = ["20", "20", "20", "20", "01", "01", "01", "01", "24", "22", "31", "48", "79", "79"] as const;

/** Provinces the demo's buyers live in. */
export const buyerProvinces: readonly string[] = [...new Set(PROVINCES)];

/**
 * One of the demo's buyers. They are said to be invented in their own names, their numbers are of a block nobody is
 * given, and they have no address for mail.
 */
export function buyerOf(chance: Chance, { communes, pickupPointIds }: Destinations): Buyer {
  const number = chance.between(1, BUYERS);
  const name = `${FAMILIES[number % FAMILIES.length]} ${MIDDLES[number % MIDDLES.length]} ${GIVEN[number % GIVEN.length]} (khách mẫu)`;
  const who = { name, phone: `09000${String(10_000 + number)}`, locale: chance.pick<Buyer["locale"]>(["vi", "vi", "vi", "vi", "vi", "vi", "vi", "en", "zh"]) };
  const pickupPointId = pickupPointIds[chance.between(0, Math.max(0, pickupPointIds.length - 1))];
  if (pickupPointId !== undefined && chance.next() < 0.08) return { ...who, delivery: { method: "pickup", pickupPointId } };
  const provinceCode = chance.pick(PROVINCES);
  const choices = communes.get(provinceCode) ?? [];
  const communeCode = choices[chance.between(0, Math.max(0, choices.length - 1))];
  if (communeCode === undefined) throw new Error(`the demo's buyers live in province ${provinceCode}, which has no communes`);
  return { ...who, delivery: { method: "ship", provinceCode, communeCode, street: `Số ${chance.between(1, 180)} đường ${chance.pick(STREETS)}` } };
}
