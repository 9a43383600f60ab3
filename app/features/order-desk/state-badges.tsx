import type { OrderState, PaymentState, ShipmentState } from "~/domain/orders/order";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const ORDER: Record<OrderState, Tone> = { awaiting_payment: "warn", placed: "warn", preparing: "info", partly_shipped: "info", shipped: "info", delivered: "good", refused: "bad", cancelled: "neutral" };
const PAYMENT: Record<PaymentState, Tone> = { awaiting: "warn", paid: "good", due_on_delivery: "info", expired: "neutral", failed: "bad", cancelled: "neutral" };
const PARCEL: Record<ShipmentState, Tone> = { pending: "warn", confirmed: "info", shipped: "info", delivered: "good", refused: "bad", returned: "neutral", cancelled: "neutral" };

export function OrderStateBadge({ state }: { state: OrderState }) {
  const t = useTexts(ADMIN_TEXTS);
  return <Badge tone={ORDER[state]}>{t(`order.state.${state}`)}</Badge>;
}

export function PaymentStateBadge({ state }: { state: PaymentState }) {
  const t = useTexts(ADMIN_TEXTS);
  return <Badge tone={PAYMENT[state]}>{t(`order.pay.${state}`)}</Badge>;
}

export function ParcelStateBadge({ state }: { state: ShipmentState }) {
  const t = useTexts(ADMIN_TEXTS);
  return <Badge tone={PARCEL[state]}>{t(`order.parcel.${state}`)}</Badge>;
}
