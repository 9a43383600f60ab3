import fc from "fast-check";
import { expect, test } from "vitest";
import { LOCALES } from "~/lib/localized-text";
import { checkoutFromForm, parseCheckout } from "./checkout-input.server";

const form = (fields: Record<string, string>) => checkoutFromForm(new Map(Object.entries(fields)), ["attempt"]);
const filled = {
  attempt: "x",
  "contact.name": "  Nguyễn Thị Hoa ".normalize("NFD"),
  "contact.phone": "+84 912 345 678",
  "contact.email": "",
  "delivery.method": "pickup",
  "delivery.province": "",
  "delivery.ward": "",
  "delivery.street": "",
  "delivery.pickup_point": "KY-LUA",
  payment: "cod",
  note: "Gọi trước\nkhi giao",
  "company.name": "",
  "company.tax_code": "",
  voucher: "",
  expected_total: "180000",
};

test("a form is read, normalised, and blank fields are as good as none", () => {
  expect(parseCheckout(form(filled), "vi")).toEqual({
    ok: true,
    value: {
      contact: { name: "Nguyễn Thị Hoa", phone: "0912345678", email: null },
      delivery: { method: "pickup", pickupPoint: "KY-LUA" },
      payment: "cod",
      note: "Gọi trước\nkhi giao",
      company: null,
      invoice: null,
      voucher: null,
      expectedTotal: 180_000n,
    },
  });
});

test.each(LOCALES)("an empty form names its fields in %s", (locale) => {
  const parsed = parseCheckout(form({ "contact.name": "", "contact.phone": "", "delivery.method": "ship", "delivery.ward": "" }), locale);
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.error.errors.map((error) => error.path).sort()).toEqual(["contact.name", "contact.phone", "delivery.province", "delivery.street", "delivery.ward", "payment"]);
  for (const error of parsed.error.errors) expect(error.message).not.toMatch(/^error\.|[{}]/);
});

test.each(["price", "contact.role", "__proto__", "__proto__.x", "constructor", "contact.__proto__", "."])("a field %s of somebody's own is refused", (name) => {
  const parsed = parseCheckout(form({ ...filled, ["attempt"]: "x", ...Object.fromEntries([[name, "1"]]) }), "vi");
  expect(parsed.ok).toBe(false);
});

test("whatever is sent, the answer is a value", () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: false }), fc.dictionary(fc.string(), fc.string()), (anything, fields) => {
      parseCheckout(anything, "vi");
      parseCheckout(form({ ...filled, ...fields }), "en");
      parseCheckout({ ...(form(filled) as object), contact: anything }, "zh");
    }),
    { numRuns: 500 },
  );
});
