import type { PaymentMethod } from "~/domain/orders/order";
import type { LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";

export type VatClass = "agri_not_subject" | "agri_no_declare" | "rate_0" | "rate_5" | "rate_8_temp" | "rate_10";
export type InvoiceKind = "sale" | "adjustment" | "commission";
export type AdjustReason = "returned" | "weighed" | "cancelled" | "corrected";
export type ItemState = "exported" | "accepted" | "rejected";

/** A seller as a document names it. */
export type InvoiceSeller = { kind: string; name: string; taxCode: string | null; address: string };
/** Who bought, as an invoice names them; `none`: no details were asked to be on it. */
export type InvoiceParty = { kind: "company" | "person" | "none"; name: string; taxId: string | null; address: string | null; email: string | null; buyerName: string | null };

export type InvoiceLine = {
  position: number;
  name: LocalizedText & { variant?: LocalizedText };
  unit: LocalizedText;
  quantity: number;
  /** What was packed, of goods sold by weight. */
  grams: number | null;
  /** Tax inside. */
  unitPrice: Vnd | null;
  /** Of commission: what it was taken of. */
  base: Vnd | null;
  discount: Vnd;
  /** Less the discount, tax inside. */
  amount: Vnd;
  tax: Vnd;
  vatClass: VatClass;
  vatRateBp: number;
};

/** A document of what was sold with a parcel, of what changed of it, or of the shop's commission. */
export type Invoice = {
  id: string;
  kind: InvoiceKind;
  /** BK26-000001: series, year and number, the producer's own. */
  code: string;
  producerId: string;
  shipmentId: string | null;
  orderCode: string | null;
  placedOn: LocalDate | null;
  payment: PaymentMethod | null;
  adjusts: string | null;
  reason: AdjustReason | null;
  day: LocalDate;
  month: LocalDate | null;
  /** Null of commission: the shop itself. */
  seller: InvoiceSeller | null;
  buyer: InvoiceParty;
  goods: Vnd;
  discount: Vnd;
  tax: Vnd;
  shipping: Vnd;
  total: Vnd;
  /** Vouchers behind the discount. */
  vouchers: string[];
  lines: InvoiceLine[];
  /** Where it stands on the way to an electronic invoice; null: not handed over yet, or sent back. */
  sent: { batchCode: string; state: ItemState } | null;
  /** Why the provider sent it back. */
  refusal: string | null;
  eInvoice: { series: string; number: string; authorityCode: string | null; day: LocalDate } | null;
};

export type VatSum = { vatClass: VatClass; vatRateBp: number; net: Vnd; tax: Vnd; gross: Vnd };

/** What the lines come to by class and rate of tax; classes of 0 % stay apart from one another. */
export function sumsByVat(lines: readonly Pick<InvoiceLine, "vatClass" | "vatRateBp" | "amount" | "tax">[]): VatSum[] {
  const sums = new Map<string, VatSum>();
  for (const { vatClass, vatRateBp, amount, tax } of lines) {
    const key = `${vatClass} ${vatRateBp}`;
    const before = sums.get(key) ?? { vatClass, vatRateBp, net: 0n, tax: 0n, gross: 0n };
    sums.set(key, { ...before, net: before.net + amount - tax, tax: before.tax + tax, gross: before.gross + amount });
  }
  return [...sums.values()].sort((one, other) => one.vatRateBp - other.vatRateBp || one.vatClass.localeCompare(other.vatClass));
}

/** The rate as an electronic invoice names it: what is not subject to the tax, and what need not be declared, are no rates of 0 %. */
export function vatLabel(vatClass: VatClass, rateBp: number): string {
  if (vatClass === "agri_not_subject") return "KCT";
  return vatClass === "agri_no_declare" && rateBp === 0 ? "KKKNT" : `${rateBp / 100}%`;
}

/** The first day of a month of the address, `2026-11`; null for anything else. */
export function readMonth(text: string | null): LocalDate | null {
  return text !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? (`${text}-01` as LocalDate) : null;
}

/** The last months up to a day, the newest first, each by its first day. */
export function monthsBack(today: LocalDate, count: number): LocalDate[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01` as LocalDate;
  });
}
