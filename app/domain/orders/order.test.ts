import { describe, expect, it, test } from "vitest";
import { readPhone } from "./contact";
import { canMoveShipment, orderState } from "./order";
import { isTaxCode } from "~/lib/tax-code";

describe("an order's state", () => {
  it.each([
    ["awaiting", ["pending"], "awaiting_payment"],
    ["due_on_delivery", ["pending", "pending"], "placed"],
    ["paid", ["pending", "confirmed"], "preparing"],
    ["paid", ["shipped", "confirmed"], "partly_shipped"],
    ["paid", ["delivered", "pending"], "partly_shipped"],
    ["paid", ["shipped", "delivered"], "shipped"],
    ["paid", ["delivered", "cancelled"], "delivered"],
    ["paid", ["cancelled"], "cancelled"],
    ["expired", ["pending"], "awaiting_payment"],
  ] as const)("%s and %s is %s", (payment, shipments, state) => expect(orderState(payment, shipments, null)).toBe(state));

  it("is cancelled once it was called off", () => expect(orderState("expired", ["cancelled"], new Date())).toBe("cancelled"));
});

test("shipments never go back or skip a step", () => {
  expect(canMoveShipment("pending", "confirmed")).toBe(true);
  expect(canMoveShipment("pending", "shipped")).toBe(false);
  expect(canMoveShipment("delivered", "shipped")).toBe(false);
  expect(canMoveShipment("shipped", "cancelled")).toBe(false);
});

test.each([
  ["0912 345 678", "0912345678"],
  ["0912.345.678", "0912345678"],
  ["+84 912 345 678", "0912345678"],
  ["+84 (0) 912-345-678", "0912345678"],
  ["84912345678", "0912345678"],
  ["+86 138 0013 8000", "+8613800138000"],
  ["+1 202 555 0100", "+12025550100"],
  ["0212345678", null],
  ["091234567", null],
  ["+84 212 345 678", null],
  ["+123", null],
  ["13800138000", null],
  ["", null],
])("phone %s is %s", (typed, stored) => expect(readPhone(typed)).toBe(stored));

test.each([
  ["0100109106", true],
  ["0100109106-001", true],
  ["0100109107", false],
  ["010010910", false],
  ["0100109106-1", false],
])("tax code %s: %s", (text, sound) => expect(isTaxCode(text)).toBe(sound));
