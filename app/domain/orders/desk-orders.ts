import type { OrderState, PaymentState } from "./order";

export const ORDER_STATES = ["awaiting_payment", "placed", "preparing", "partly_shipped", "shipped", "delivered", "refused", "cancelled"] as const satisfies readonly OrderState[];
export const PAYMENT_STATES = ["awaiting", "paid", "due_on_delivery", "expired", "failed", "cancelled"] as const satisfies readonly PaymentState[];

/** What an operator asks for; every part may be missing. */
export type DeskOrderFilter = {
  /** A code, a phone number or a name, or parts of them. */
  q: string;
  state: OrderState | null;
  payment: PaymentState | null;
  /** Only transfers that wait to be confirmed from the bank statement. */
  toConfirm: boolean;
  /** From 1. */
  page: number;
};

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readDeskOrderFilter(query: URLSearchParams): DeskOrderFilter {
  const page = query.get("page") ?? "";
  return {
    q: (query.get("q") ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100),
    state: ORDER_STATES.find((state) => state === query.get("state")) ?? null,
    payment: PAYMENT_STATES.find((state) => state === query.get("payment")) ?? null,
    toConfirm: query.get("confirm") === "vietqr",
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}
