import { z } from "zod";
import type { CartView, LineProblem } from "./cart-view";

const vnd = z.int().describe("Whole đồng, VAT included");

const cartLine = z.object({
  sku: z.string(),
  product: z.string().describe("Slug of the product"),
  name: z.string(),
  variant: z.string(),
  unit: z.string(),
  stars: z.int().min(0).max(5).describe("OCOP stars that hold at this moment, 0 when none"),
  quantity: z.int(),
  min_quantity: z.int(),
  max_quantity: z.int().describe("The most that may be chosen now, by stock and by the product's own limit"),
  price: vnd,
  total: vnd,
  problem: z
    .object({
      kind: z.enum(["unavailable", "sold_out", "less_available", "below_minimum", "above_maximum", "spirits_not_sold_online"]),
      available: z.int().optional(),
      minimum: z.int().optional(),
      maximum: z.int().optional(),
    })
    .nullable(),
});

const shippingOption = z.object({
  method: z.enum(["ship", "pickup"]),
  zone: z.string().nullable(),
  carrier: z.string().nullable(),
  fee: vnd,
  min_days: z.int().nullable(),
  max_days: z.int().nullable(),
});

/** A cart as the API answers it. */
export const cartResponse = z.object({
  id: z.uuid(),
  version: z.int(),
  currency: z.literal("VND"),
  producers: z.array(
    z.object({ slug: z.string(), name: z.string(), lines: z.array(cartLine), goods: vnd, chargeable_g: z.int(), shipping_options: z.array(shippingOption) }),
  ),
  totals: z.object({ goods: vnd, vat_included: vnd.describe("Contained in goods"), shipping_from: vnd, shipping_to: vnd }),
  item_count: z.int(),
  can_check_out: z.boolean(),
});

export const createdCart = z.object({ id: z.uuid(), token: z.string().describe("Shown once; send it as a bearer token") });

const quantity = z.int("error.quantity").min(1, "error.quantity").max(999, "error.quantity");

/** Asked of who buys alcohol; looked at and not kept. */
export const birthDate = z.string("error.birth").max(10, "error.birth").nullish().describe("The buyer's date of birth, needed with alcohol: 18 years or older. Not kept.");

/** What may be put into a cart: a SKU and how many. Prices are the shop's. */
export const newLine = z.strictObject({ sku: z.string("error.required").regex(/^[\w.-]{1,64}$/, "error.sku"), quantity, birth_date: birthDate });
export const lineChange = z.strictObject({ quantity });

export function cartJson(cart: CartView): z.infer<typeof cartResponse> {
  return {
    id: cart.id,
    version: cart.version,
    currency: "VND",
    producers: cart.groups.map((group) => ({
      slug: group.producer.slug,
      name: group.producer.name,
      lines: group.lines.map((line) => ({
        sku: line.sku,
        product: line.productSlug,
        name: line.name,
        variant: line.variantName,
        unit: line.unit,
        stars: line.stars,
        quantity: line.quantity,
        min_quantity: line.minQuantity,
        max_quantity: line.maxQuantity,
        price: Number(line.unitPrice),
        total: Number(line.total),
        problem: problemJson(line.problem),
      })),
      goods: Number(group.goods),
      chargeable_g: group.chargeableG,
      shipping_options: group.shippingOptions.map((option) =>
        option.method === "pickup"
          ? { method: "pickup" as const, zone: null, carrier: null, fee: 0, min_days: null, max_days: null }
          : { method: "ship" as const, zone: option.zone, carrier: option.carrier, fee: Number(option.fee), min_days: option.minDays, max_days: option.maxDays },
      ),
    })),
    totals: {
      goods: Number(cart.totals.goods),
      vat_included: Number(cart.totals.vatIncluded),
      shipping_from: Number(cart.totals.shippingFrom),
      shipping_to: Number(cart.totals.shippingTo),
    },
    item_count: cart.itemCount,
    can_check_out: cart.canCheckOut,
  };
}

function problemJson(problem: LineProblem | null): z.infer<typeof cartLine>["problem"] {
  return problem && { ...problem };
}
