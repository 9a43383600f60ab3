import { isId } from "~/lib/id";
import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import type { OrderState, PaymentMethod, PaymentState, ShipmentState } from "./order";

export const ORDER_STATES = ["awaiting_payment", "placed", "preparing", "partly_shipped", "shipped", "delivered", "refused", "cancelled"] as const satisfies readonly OrderState[];
export const PAYMENT_STATES = ["awaiting", "paid", "due_on_delivery", "expired", "failed", "cancelled"] as const satisfies readonly PaymentState[];

export const PARCEL_STATES = ["pending", "confirmed", "shipped", "delivered", "cancelled"] as const satisfies readonly ShipmentState[];
export const METHODS = ["cod", "vietqr", "card"] as const satisfies readonly PaymentMethod[];
/** Which term is over: to confirm, to send, to say that it arrived. */
export const LATE = ["unconfirmed", "unshipped", "undelivered"] as const;
export type Late = (typeof LATE)[number];

/** What the lists of orders and of parcels are both asked by. */
type SharedFilter = {
  /** A code, a phone number or a name, or parts of them. */
  q: string;
  method: PaymentMethod | null;
  /** The id of a producer. */
  producer: string | null;
  /** Ordered on these days. */
  from: LocalDate | null;
  until: LocalDate | null;
  late: Late | null;
  /** From 1. */
  page: number;
};

export type ParcelDeskFilter = SharedFilter & { state: ShipmentState | null };

/** What an operator asks for; every part may be missing. */
export type DeskOrderFilter = SharedFilter & {
  state: OrderState | null;
  payment: PaymentState | null;
  /** Only transfers that wait to be confirmed from the bank statement. */
  toConfirm: boolean;
};

function readShared(query: URLSearchParams): SharedFilter {
  const [page, producer] = [query.get("page") ?? "", query.get("producer") ?? ""];
  return {
    q: (query.get("q") ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100),
    method: METHODS.find((method) => method === query.get("method")) ?? null,
    producer: isId(producer) ? producer : null,
    from: parseLocalDate(query.get("from") ?? ""),
    until: parseLocalDate(query.get("until") ?? ""),
    late: LATE.find((late) => late === query.get("late")) ?? null,
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readDeskOrderFilter(query: URLSearchParams): DeskOrderFilter {
  return {
    ...readShared(query),
    state: ORDER_STATES.find((state) => state === query.get("state")) ?? null,
    payment: PAYMENT_STATES.find((state) => state === query.get("payment")) ?? null,
    toConfirm: query.get("confirm") === "vietqr",
  };
}

/** The same for the list of parcels. */
export function readParcelDeskFilter(query: URLSearchParams): ParcelDeskFilter {
  return { ...readShared(query), state: PARCEL_STATES.find((state) => state === query.get("state")) ?? null };
}
