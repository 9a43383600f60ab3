import { z } from "zod";
import type { OrderPaymentView, OrderView, ParcelTransfer } from "~/domain/orders/order-view";
import { orderToken } from "~/domain/orders/order-token.server";
import type { PlacedOrder } from "~/domain/orders/place-order.server";
import { transferDetails, transferTo, type TransferDetails } from "~/domain/payments/transfer-details.server";
import { pick, type Locale } from "~/lib/localized-text";

const vnd = z.int().describe("Whole đồng");
const moment = z.iso.datetime().nullable();

const transferResponse = z.object({ bank: z.string(), bin: z.string(), account: z.string(), account_name: z.string(), amount: vnd, content: z.string(), qr_payload: z.string() });

const paymentResponse = z.object({
  method: z.enum(["cod", "vietqr", "card"]),
  state: z.enum(["awaiting", "paid", "due_on_delivery", "expired", "failed", "cancelled"]),
  amount: vnd,
  expires_at: moment.describe("Until when stock is held for an unpaid order"),
  paid_at: moment,
  url: z.string().nullable().describe("Card: the page where to pay"),
  transfer: transferResponse.nullable().describe("VietQR to the shop: what to transfer where, as fields and as the content of the QR code"),
  mode: z.enum(["collecting", "direct"]).describe("Who is paid: the shop, or each producer by the buyer"),
  transfers: z
    .array(transferResponse.extend({ producer: z.string().describe("The producer's slug"), state: z.enum(["awaiting", "said_paid", "not_come", "received", "expired", "cancelled"]) }))
    .describe("VietQR of a direct order: one transfer a shipment, to its producer's own account"),
});

/** Sold by weight: what was ordered, what was packed and what is charged, kept apart. */
const lineWeight = z.object({ ordered_g: z.int(), packed_g: z.int().nullable(), charged: vnd.nullable() });

const discountResponse = z.object({ code: z.string(), payer: z.enum(["producer"]).describe("Who pays for it"), amount: vnd });

const shipmentResponse = z.object({
  producer: z.object({ slug: z.string(), name: z.string() }),
  state: z.enum(["pending", "confirmed", "shipped", "delivered", "cancelled", "refused", "returned"]),
  fee: vnd,
  min_days: z.int().nullable(),
  max_days: z.int().nullable(),
  ship_by: z.iso.date().nullable().describe("The last day on which it leaves, when something in it is made or harvested first"),
  carrier: z.string().nullable(),
  tracking_number: z.string().nullable(),
  shipped_at: moment,
  delivered_at: moment,
  lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.int().describe("What is still wanted"), cancelled: z.int().optional().describe("How many were called off since; with quantity it is what was ordered"), price: vnd, stars: z.int().describe("At the moment of buying"), weight: lineWeight.nullable().optional() })),
});

export const placedOrderResponse = z.object({
  code: z.string(),
  token: z.string().describe("Opens the order without an account"),
  total: vnd,
  discounts: z.array(discountResponse),
  placed_at: z.iso.datetime(),
  payment: paymentResponse,
  shipments: z.array(shipmentResponse),
});

export const orderResponse = z.object({
  code: z.string(),
  status: z.enum(["awaiting_payment", "placed", "preparing", "partly_shipped", "shipped", "delivered", "cancelled", "refused"]),
  placed_at: z.iso.datetime(),
  cancelled_at: moment,
  totals: z.object({ goods: vnd, vat_included: vnd, shipping: vnd, discount: vnd, total: vnd }),
  discounts: z.array(discountResponse),
  payments: z.array(paymentResponse),
  shipments: z.array(shipmentResponse),
});

/** The answer to a placed order; the same for a repeated key. `cardUrl` is the gateway's page, once it is open. */
export function placedOrderJson(order: PlacedOrder, cardUrl: string | null, locale: Locale): z.infer<typeof placedOrderResponse> {
  const { payment } = order;
  const transfers = (order.transfers ?? []).map((transfer) => ({ ...transfer, amount: BigInt(transfer.amount) }));
  return {
    code: order.code,
    token: orderToken(order.orderId),
    total: order.total,
    discounts: order.discounts ?? [],
    placed_at: new Date(order.placedAt).toISOString(),
    payment: paymentJson({
      ...payment,
      amount: BigInt(payment.amount),
      expiresAt: payment.expiresAt === null ? null : new Date(payment.expiresAt),
      paidAt: null,
      cardUrl,
    }, order.direct === true, transfers),
    shipments: order.shipments.map((shipment) => ({
      producer: { slug: shipment.producer.slug, name: pick(shipment.producer.name, locale) },
      state: shipment.state,
      fee: shipment.fee,
      min_days: shipment.minDays,
      max_days: shipment.maxDays,
      ship_by: shipment.shipBy ?? null,
      carrier: null,
      tracking_number: null,
      shipped_at: null,
      delivered_at: null,
      lines: shipment.lines.map((line) => ({ ...line, name: pick(line.name, locale) })),
    })),
  };
}

export function orderJson(order: OrderView): z.infer<typeof orderResponse> {
  const { totals } = order;
  return {
    code: order.code,
    status: order.state,
    placed_at: order.placedAt.toISOString(),
    cancelled_at: iso(order.cancelledAt),
    totals: { goods: Number(totals.goods), vat_included: Number(totals.vatIncluded), shipping: Number(totals.shipping), discount: Number(totals.discount), total: Number(totals.total) },
    discounts: order.discounts.map(({ code, payer, amount }) => ({ code, payer, amount: Number(amount) })),
    payments: [paymentJson(order.payment, order.direct, order.shipments.flatMap(({ producer, transfer }) => (transfer ? [{ ...transfer, producer: producer.slug }] : [])))],
    shipments: order.shipments.map((shipment) => ({
      producer: { slug: shipment.producer.slug, name: shipment.producer.name },
      state: shipment.state,
      fee: Number(shipment.fee),
      min_days: shipment.estimate?.minDays ?? null,
      max_days: shipment.estimate?.maxDays ?? null,
      ship_by: shipment.shipBy,
      carrier: shipment.carrier,
      tracking_number: shipment.trackingNumber,
      shipped_at: iso(shipment.shippedAt),
      delivered_at: iso(shipment.deliveredAt),
      lines: shipment.lines.map(({ sku, name, quantity, cancelled, unitPrice, stars, sale: { weight } }) => ({
        sku, name, quantity, cancelled, price: Number(unitPrice), stars,
        weight: weight && { ordered_g: weight.orderedG, packed_g: weight.packedG, charged: weight.chargedVnd === null ? null : Number(weight.chargedVnd) },
      })),
    })),
  };
}

type OwnTransfer = Pick<ParcelTransfer, "state" | "amount" | "reference" | "bankBin" | "account" | "holder"> & { producer: string };

function paymentJson(payment: OrderPaymentView, direct: boolean, transfers: OwnTransfer[]): z.infer<typeof paymentResponse> {
  const waiting = payment.state === "awaiting";
  const transfer = waiting && payment.reference !== null ? transferDetails({ amount: payment.amount, reference: payment.reference }) : null;
  return {
    method: payment.method,
    state: payment.state,
    amount: Number(payment.amount),
    expires_at: iso(payment.expiresAt),
    paid_at: iso(payment.paidAt),
    url: waiting ? payment.cardUrl : null,
    transfer: transfer && transferJson(transfer),
    mode: direct ? "direct" : "collecting",
    transfers: transfers.map((own) => ({ producer: own.producer, state: own.state, ...transferJson(transferTo(own, own)) })),
  };
}

function transferJson({ bankName, bankBin, account, accountName, amount, content, payload }: TransferDetails): z.infer<typeof transferResponse> {
  return { bank: bankName, bin: bankBin, account, account_name: accountName, amount: Number(amount), content, qr_payload: payload };
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
