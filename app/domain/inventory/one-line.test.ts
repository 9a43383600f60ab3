import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchVariants, readOneLine } from "./one-line";

it.each([
  ["na 120kg 45k", { name: "na", stock: 120, priceVnd: 45_000, unit: "kg" }],
  ["Na dai 120 kg 45 ngàn", { name: "na dai", stock: 120, priceVnd: 45_000, unit: "kg" }],
  ["mật ong 24 chai 1,2tr", { name: "mat ong", stock: 24, priceVnd: 1_200_000, unit: "chai" }],
  ["hồng 45.000đ 30hộp", { name: "hong", stock: 30, priceVnd: 45_000, unit: "hop" }],
  ["chè 85k/gói", { name: "che", stock: null, priceVnd: 85_000, unit: null }],
  ["na 0kg", { name: "na", stock: 0, priceVnd: null, unit: "kg" }],
  ["na 120 45000", { name: "na", stock: 120, priceVnd: 45_000, unit: null }],
] as const)("%s", (line, read) => expect(readOneLine(line)).toEqual(read));

it.each(["", "na", "120kg 45k", "na 45k 50k", "na 10kg 20kg", "na 1,5kg", "na 12xyz", "na -5kg", "na 45k gì đó"])("does not understand %j", (line) => expect(readOneLine(line)).toBeNull());

it("never fails, and never reads a count or price that was not written", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (line) => {
    const read = readOneLine(line);
    if (read) expect(read.name.length > 0 && (read.stock !== null || read.priceVnd !== null)).toBe(true);
  }));
});

it("reads what it is told, in either order", () => {
  const print = new Intl.NumberFormat("vi-VN");
  fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 9_999 }), fc.boolean(), fc.boolean(), (stock, thousands, turned, long) => {
    const parts = [`${stock}kg`, long ? `${print.format(thousands * 1000)}đ` : `${thousands}k`];
    expect(readOneLine(`quýt vàng ${(turned ? parts.toReversed() : parts).join(" ")}`)).toEqual({ name: "quyt vang", stock, priceVnd: thousands * 1000, unit: "kg" });
  }));
});

describe("the variant that is meant", () => {
  const variants = [
    { id: "1", product: "Na dai Chi Lăng", variant: "Hộp 2 kg", unit: "hộp" }, { id: "2", product: "Na dai Chi Lăng", variant: "Cân lẻ", unit: "kg" }, { id: "3", product: "Nấm hương", variant: "Gói", unit: "gói" },
  ];
  const meant = (line: string) => matchVariants(readOneLine(line) ?? { name: "?", stock: null, priceVnd: null, unit: null }, variants).map(({ id }) => id);
  it("is found without tone marks, by its unit first", () => {
    expect(meant("na dai 120kg")).toEqual(["2", "1"]);
    expect(meant("na dai 12 hộp")).toEqual(["1", "2"]);
    expect(meant("nam 5 gói")).toEqual(["3"]);
    expect(meant("táo 5kg")).toEqual([]);
  });
});
