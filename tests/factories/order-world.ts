/** A small shop to buy from, on top of the reference data: for tests of carts, orders and payments. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { createCart } from "~/domain/cart/create-cart.server";
import { addLine } from "~/domain/cart/change-cart.server";
import { parseCheckout, type CheckoutInput } from "~/features/checkout/checkout-input.server";
import { checkOut } from "~/features/checkout/place-order.server";
import { newId } from "~/lib/id";
import { addMonths, localDateAt, toDateColumn } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { createTestDatabase, type TestDatabase } from "../setup/db";
import { licenceForAlcohol } from "./licences";

const COMMUNE = "06463";

type Goods = {
  sku: string;
  price: number;
  stock: number;
  /** Since when it stands there; now unless given. */
  stockedAt?: Date;
  producer: string;
  unitsPerSale?: number;
  sharesStockWith?: string;
  minQuantity?: number;
  maxQuantity?: number;
  abvBp?: number;
  service?: boolean;
  setNo?: number;
  /** How it is sold, when not from the shelf. */
  mode?: { saleMode: "made_to_order"; leadDays: number; weeklyCapacity?: number } | { saleMode: "by_weight"; weightMarginBp: number } | { saleMode: "preorder" };
};

export type OrderWorld = {
  producers: Record<"bees" | "hills", string>;
  officer: string;
  /** Makes a product with one variant; `sharesStockWith` names the SKU whose stock it draws on. */
  sell(goods: Goods): Promise<{ productId: string; variantId: string; stockUnitId: string }>;
  available(sku: string): Promise<number>;
};

/**
 * The shop of a test file: on a database of its own, opened before the file's tests and closed after them. What it has may be
 * asked for from the first `beforeAll` of the file on.
 */
export function openOrderWorld(): OrderWorld {
  const world = {} as OrderWorld;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    Object.assign(world, await createOrderWorld());
  });
  afterAll(async () => {
    await disconnect();
    await database.close();
  });
  return world;
}

export const BANK_SECRET = "a bank feed's secret for tests";

export async function createOrderWorld(): Promise<OrderWorld> {
  Object.assign(process.env, { DEMO: "1", SESSION_SECRET: "a secret of more than 32 characters for tests", BANK_FEED_SECRET: BANK_SECRET, SPIRITS_ONLINE: "" });
  forgetEnv();
  const producer = async (slug: string): Promise<string> => {
    const id = newId();
    const text = { vi: `Hợp tác xã ${slug}`, en: `Co-operative ${slug}` };
    await db().producer.create({
      data: { id, slug, kind: "cooperative", legalName: text.vi, name: text, representative: "Người đại diện", communeCode: COMMUNE, story: text, verification: "verified" },
    });
    return id;
  };
  const producers = { bees: await producer("bees"), hills: await producer("hills") };
  await licenceForAlcohol(db(), Object.values(producers));
  const officer = newId();
  await db().user.create({ data: { id: officer, email: "officer@example.vn", name: "Cán bộ", passwordHash: "none", roles: ["officer"] } });

  return {
    producers,
    officer,
    async sell(goods) {
      const name = { vi: `Hàng ${goods.sku}`, en: `Goods ${goods.sku}` };
      const owner = goods.producer === "bees" ? producers.bees : producers.hills;
      const shared = goods.sharesStockWith && (await db().variant.findUniqueOrThrow({ where: { sku: goods.sharesStockWith } })).stockUnitId;
      const stockUnitId = shared ?? newId();
      if (!shared) {
        await db().stockUnit.create({ data: { id: stockUnitId, producerId: owner, label: goods.sku, available: goods.stock } });
        if (goods.stock > 0) await db().stockMovement.create({ data: { id: newId(), stockUnitId, delta: goods.stock, reason: "opening", at: goods.stockedAt ?? new Date() } });
      }
      const productId = newId();
      const variantId = newId();
      await db().product.create({
        data: {
          id: productId,
          slug: goods.sku.toLowerCase(),
          producerId: owner,
          communeCode: COMMUNE,
          setNo: goods.setNo ?? (goods.abvBp === undefined ? 4 : 14),
          state: "published",
          publishedAt: new Date(),
          name,
          summary: name,
          description: name,
          seasonMonths: [],
          handling: [goods.service ? "service" : "ambient"],
          vatClass: goods.abvBp === undefined ? "rate_5" : "rate_10",
          abvBp: goods.abvBp ?? null,
          variants: {
            create: {
              id: variantId,
              sku: goods.sku,
              name: { vi: "Hũ" },
              unit: { vi: "hũ 500 g" },
              netWeightG: 500,
              shippingWeightG: 700,
              lengthCm: 10,
              widthCm: 10,
              heightCm: 12,
              priceVnd: BigInt(goods.price),
              stockUnitId,
              unitsPerSale: goods.unitsPerSale ?? 1,
              minQuantity: goods.minQuantity ?? 1,
              maxQuantity: goods.maxQuantity ?? 999,
              ...goods.mode,
            },
          },
        },
      });
      return { productId, variantId, stockUnitId };
    },
    async available(sku) {
      return (await db().variant.findUniqueOrThrow({ where: { sku }, include: { stockUnit: true } })).stockUnit.available;
    },
  };
}

/** Gives a product a four-star certificate that holds today. */
export async function certify(productId: string, number: string): Promise<void> {
  const product = await db().product.findUniqueOrThrow({ where: { id: productId } });
  const issuedOn = addMonths(localDateAt(new Date()), -1);
  const decisionId = newId();
  const certificateId = newId();
  await db().decision.create({
    data: { id: decisionId, authority: "UBND tỉnh Lạng Sơn", number: `${Math.floor(Math.random() * 99_999)}/QĐ-UBND`, year: Number(issuedOn.slice(0, 4)), issuedOn: toDateColumn(issuedOn), level: "province" },
  });
  await db().certificate.create({
    data: {
      id: certificateId, number, decisionId, producerId: product.producerId, productName: number, setNo: product.setNo, communeCode: COMMUNE, stars: 4, score: 75,
      legalBasis: "26/2026/QĐ-TTg", level: "province", issuedOn: toDateColumn(issuedOn), expiresOn: toDateColumn(addMonths(issuedOn, 36)),
    },
  });
  await db().certificateLink.create({ data: { id: newId(), certificateId, productId, reason: "test", linkedAt: new Date(Date.now() - 60_000) } });
}

/** A number of its own for each cart: one may have only so many orders open for cash on delivery. */
function ownPhone(cart: unknown): string {
  const from = createHash("sha256").update(typeof cart === "string" ? cart : newId()).digest();
  return `09${String(from.readUInt32BE() % 1e8).padStart(8, "0")}`;
}

/** What a buyer in Hanoi fills in, cash on delivery unless changed. */
export function checkoutForm(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    contact: { name: "Nguyễn Thị Hoa", phone: ownPhone(change["cart"]), email: "hoa@example.vn" },
    delivery: { method: "ship", province: "01", ward: "00070", street: "12 Hàng Bạc" },
    payment: "cod",
    ...change,
  };
}

export function checkoutInput(change: Record<string, unknown> = {}): CheckoutInput {
  const parsed = parseCheckout(checkoutForm(change), "vi");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** A cart with these SKUs and quantities. */
export async function filledCart(lines: Record<string, number>): Promise<{ id: string; token: string }> {
  const cart = await createCart();
  for (const [sku, quantity] of Object.entries(lines)) {
    const added = await addLine(cart, sku, quantity, "vi", { ofAge: true });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
  }
  return cart;
}

/** Orders a cart as the API does; the key is new unless given. */
export function order(cart: { id: string; token: string }, change: Record<string, unknown> = {}, key: string = newId(), fingerprint = "00") {
  return checkOut({ cart, input: checkoutInput(change), idempotency: { key, fingerprint }, locale: "vi", userId: null, ofAge: true, at: new Date() });
}

/** An order that has been placed. */
export async function placed(lines: Record<string, number>, change: Record<string, unknown> = {}) {
  const result = await order(await filledCart(lines), change);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
