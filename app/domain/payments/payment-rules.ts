import type { PaymentMethod } from "~/domain/orders/order";
import type { LocalDate } from "~/lib/local-date";
import type { Vnd } from "~/lib/money";
import { MAX_CARD_AMOUNT } from "~/platform/payment-gateway/gateway";

/** A limit on a way of paying, with the days on which it holds (`until` is the first day it no longer does). */
type DatedLimit = { amount: Vnd; from: string; until: string | null; basis: string };

/**
 * A company's purchase from this amount on must not be paid in cash. VAT deduction asks for proof of non-cash payment
 * since 1 July 2025 from 5 million đồng, before from 20 million.
 */
const COMPANY_CASH_FROM: readonly DatedLimit[] = [
  { amount: 20_000_000n, from: "2014-01-01", until: "2025-07-01", basis: "Thông tư 219/2013/TT-BTC" },
  { amount: 5_000_000n, from: "2025-07-01", until: null, basis: "Nghị định 181/2025/NĐ-CP" },
];

/** The most one order may have the courier collect: the shop's own rule against refused parcels. */
const COD_UP_TO: readonly DatedLimit[] = [{ amount: 20_000_000n, from: "2020-01-01", until: null, basis: "" }];

/**
 * What one phone number may have open for cash on delivery, orders and their sum: the shop's own rule. A parcel refused at
 * the door costs the producer both ways; who has more under way can pay the next one before.
 */
const COD_OPEN: readonly { orders: number; value: Vnd; from: string; until: string | null }[] = [{ orders: 5, value: 30_000_000n, from: "2020-01-01", until: null }];

/** The most that one phone number may have open for cash on delivery on that day; null when there is no limit. */
export function codOpenLimit(day: LocalDate): { orders: number; value: Vnd } | null {
  const limit = on(COD_OPEN, day);
  return limit ? { orders: limit.orders, value: limit.value } : null;
}

/** Every limit on cash of a day, as they are applied: for pages that publish them. */
export function codLimits(day: LocalDate): { upTo: Vnd | null; open: { orders: number; value: Vnd } | null; company: { amount: Vnd; basis: string } | null } {
  const company = on(COMPANY_CASH_FROM, day);
  return { upTo: on(COD_UP_TO, day)?.amount ?? null, open: codOpenLimit(day), company: company ? { amount: company.amount, basis: company.basis } : null };
}

export type PaymentRefusal =
  | { kind: "not_offered" }
  | { kind: "company_cash"; limit: Vnd; basis: string }
  | { kind: "cod_limit"; limit: Vnd }
  | { kind: "card_limit"; limit: Vnd };

/** Why an order of this total cannot be paid this way on that day; null when it can. */
export function paymentRefusal(
  method: PaymentMethod,
  order: { total: Vnd; companyTaxCode: string | null },
  offered: readonly PaymentMethod[],
  day: LocalDate,
): PaymentRefusal | null {
  if (!offered.includes(method)) return { kind: "not_offered" };
  if (method === "card" && order.total > MAX_CARD_AMOUNT) return { kind: "card_limit", limit: MAX_CARD_AMOUNT };
  if (method !== "cod") return null;
  const company = on(COMPANY_CASH_FROM, day);
  if (company && order.companyTaxCode !== null && order.total >= company.amount) {
    return { kind: "company_cash", limit: company.amount, basis: company.basis };
  }
  const cap = on(COD_UP_TO, day);
  return cap && order.total > cap.amount ? { kind: "cod_limit", limit: cap.amount } : null;
}

function on<Limit extends { from: string; until: string | null }>(limits: readonly Limit[], day: LocalDate): Limit | undefined {
  return limits.find((limit) => limit.from <= day && (limit.until === null || day < limit.until));
}
