import type { CurrentUser } from "~/domain/accounts/account";
import { checkByPhone, refuseShipment } from "~/domain/orders/refuse-shipment.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { REFUSAL_REASONS, type ShipmentState } from "~/domain/orders/order";
import type { OrderView } from "~/domain/orders/order-view";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { confirmVietQrByHand } from "~/domain/payments/bank-credit.server";
import { closePaymentPage } from "~/domain/payments/close-payment-page.server";
import type { AdminDictionary } from "~/platform/i18n/messages/admin";

type TextKey = keyof AdminDictionary;

export type OrderRefusal = { intent: string; status: 409 | 422; message: TextKey; values: Record<string, string> };
type Answer = { done: string } | OrderRefusal;

const STATES = ["pending", "confirmed", "shipped", "delivered", "cancelled", "refused", "returned"] as const satisfies readonly ShipmentState[];

/** Carries out one of the forms of an order's page, by its `intent`. */
export async function changeOrder({ order, form, user, at }: { order: OrderView; form: Map<string, string>; user: CurrentUser; at: Date }): Promise<Answer> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  const intent = text("intent");
  const refuse = (message: TextKey, status: OrderRefusal["status"] = 409): OrderRefusal => ({ intent, status, message, values: Object.fromEntries(form) });

  const move = async (shipmentId: string, from: ShipmentState, to: "confirmed" | "shipped" | "delivered"): Promise<Answer> => {
    const [carrier, trackingNumber] = [text("carrier").slice(0, 100), text("tracking").slice(0, 100)];
    if (to === "shipped" && order.delivery.method === "ship" && carrier === "") return refuse("order.refused.missing", 422);
    const details = to === "shipped" ? { ...(carrier ? { carrier } : {}), ...(trackingNumber ? { trackingNumber } : {}) } : {};
    const result = await advanceShipment({ shipmentId, from, to, ...details, idChecked: text("idChecked") === "yes", actor: user.id });
    return result.ok ? { done: to } : refuse(`order.refused.${result.error.kind}`);
  };

  switch (intent) {
    case "confirmed":
    case "shipped":
    case "delivered": {
      const shipment = order.shipments.find(({ id }) => id === text("shipment"));
      const from = STATES.find((state) => state === text("from"));
      return shipment && from ? move(shipment.id, from, intent) : refuse("order.refused.not_found");
    }
    case "refused": {
      const shipment = order.shipments.find(({ id }) => id === text("shipment"));
      const reason = REFUSAL_REASONS.find((known) => known === text("reason"));
      if (!shipment || !reason) return refuse("form.reasonMissing", 422);
      const result = await refuseShipment({ shipmentId: shipment.id, reason, note: text("note"), actor: user.id });
      return result.ok ? { done: "refused" } : refuse(`order.refused.${result.error.kind}`);
    }
    case "called": {
      const shipment = order.shipments.find(({ id }) => id === text("shipment"));
      const outcome = shipment ? await checkByPhone(shipment.id, user.id) : "not_found";
      return outcome === "checked" || outcome === "repeated" ? { done: "called" } : refuse("order.refused.stale");
    }
    case "confirm-all": {
      for (const shipment of order.shipments.filter(({ state }) => state === "pending")) {
        const answer = await move(shipment.id, "pending", "confirmed");
        if (!("done" in answer)) return answer;
      }
      return { done: "confirmed" };
    }
    case "payment": {
      const digits = text("amount").replace(/[.,\s₫đ]/gu, "");
      const amount = /^\d{1,13}$/.test(digits) ? BigInt(digits) : 0n;
      const result = await confirmVietQrByHand({ paymentId: order.payment.id, bankReference: text("bankReference"), amount, actor: user.id, reason: text("reason"), at });
      return result.ok ? { done: result.value.outcome } : refuse(`order.refused.${result.error.kind}`, result.error.kind === "malformed" ? 422 : 409);
    }
    case "cancel": {
      if (text("confirm") !== "yes") return refuse("order.cancelUnconfirmed", 422);
      if (text("reason") === "") return refuse("form.reasonMissing", 422);
      const result = await releaseOrder(order.id, { reason: "operator", at, actor: user.id, note: text("reason").slice(0, 500) });
      if (!result.ok) return refuse(`order.refused.${result.error.kind}`);
      await closePaymentPage(result.value.sessionId);
      return { done: "cancelled" };
    }
    default:
      return refuse("order.refused.not_found", 422);
  }
}
