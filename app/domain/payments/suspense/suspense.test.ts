import { expect, test } from "vitest";
import { candidatesFor, type WaitingOrder } from "./suspense";

const order = (code: string, change: Partial<WaitingOrder> = {}): WaitingOrder => ({
  orderId: `id-${code}`, code, reference: `XL${code}23`, amount: 200_000n, contactName: "Nông Văn Sơn", contactPhone: "0987654321", released: false, placedAt: new Date(0), ...change,
});
const found = (content: string, amount: bigint, orders: WaitingOrder[], orderId: string | null = null) => candidatesFor({ amount, content, orderId }, orders).map(({ code, hints }) => [code, ...hints]);

test("codes are found in whatever banks leave of a text, the likeliest order first", () => {
  const orders = [order("ABCDEFGH", { contactName: "Lý Thị Nga", contactPhone: "0911111111", amount: 9n }), order("KLMNPQRS")];
  expect(found("MBVCB.1.tra tien don abc-defgh.CT tu 099", 5n, orders)).toEqual([["ABCDEFGH", "code", "part"]]);
  expect(found("NONG VAN SON chuyen khoan 0987 654 321", 200_000n, orders)).toEqual([["KLMNPQRS", "phone", "name", "amount"]]);
  expect(found("LY THI NGA va don KLMNPQRS", 9n, orders)).toEqual([["KLMNPQRS", "code", "part"], ["ABCDEFGH", "name", "amount"]]);
});

test("an amount alone is a weak hint; nothing at all is none; at most five are named", () => {
  expect(found("khong ro", 200_000n, [order("AAAAAAAA"), order("BBBBBBBB", { amount: 1n })])).toEqual([["AAAAAAAA", "amount"]]);
  expect(found("khong ro", 7n, [order("AAAAAAAA")])).toEqual([]);
  expect(found("", 200_000n, Array.from({ length: 9 }, (_, at) => order(`AAAAAAA${at}`)))).toHaveLength(5);
});

test("an order's own money is offered to it only once it is enough", () => {
  expect(found("", 100_000n, [order("AAAAAAAA")], "id-AAAAAAAA")).toEqual([]);
  expect(found("", 200_000n, [order("AAAAAAAA")], "id-AAAAAAAA")).toEqual([["AAAAAAAA", "code", "amount"]]);
});
