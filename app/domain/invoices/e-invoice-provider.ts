/** What a provider of electronic invoices is given of a document, and what it answers. The port: no provider is spoken to from here. */
import { amountInWords } from "~/lib/amount-in-words";
import type { LocalDate } from "~/lib/local-date";
import { sumsByVat, vatLabel, type Invoice, type InvoiceLine, type InvoiceParty, type InvoiceSeller } from "./invoice";

export type EInvoiceLine = { position: number; name: string; unit: string; quantity: string; unitPrice: string; discount: bigint; beforeTax: bigint; vat: string; tax: bigint; amount: bigint };

export type EInvoiceRecord = {
  /** The document's own code: results name it. */
  reference: string;
  /** 1 of value-added tax, 2 of sales by households, who hold no deductible tax. */
  template: "1" | "2";
  /** C26TXL: with the authority's code, year, ordinary, the shop's own mark. Providers put the seller's own in its place. */
  series: string;
  type: "original" | "increase" | "decrease";
  /** Of adjustments, the document and, once it has them, the series and number that it corrects. */
  adjusts: { reference: string; series: string | null; number: string | null } | null;
  day: LocalDate;
  currency: "VND";
  payment: "TM" | "CK" | "TM/CK";
  order: string;
  seller: InvoiceSeller;
  buyer: InvoiceParty;
  lines: EInvoiceLine[];
  sums: { vat: string; beforeTax: bigint; tax: bigint }[];
  beforeTax: bigint;
  tax: bigint;
  total: bigint;
  totalInWords: string;
  /** Collected for the carrier, no part of the sale. */
  shippingCollected: bigint;
};

/** What became of a document at the provider. */
export type EInvoiceResult = { reference: string } & ({ series: string; number: string; authorityCode: string | null; day: LocalDate } | { rejected: string });

export type EInvoiceFile = { body: string | Buffer; type: string; ending: string };

/** Hands a batch over and reads what came of it. The one adapter writes files that a person carries; another may speak to a provider. */
export interface EInvoiceProvider<Format extends string> {
  readonly formats: readonly Format[];
  hand(batchCode: string, records: readonly EInvoiceRecord[], format: Format): Promise<EInvoiceFile>;
}

const HOUSEHOLDS = ["household", "individual"];

/** All that an electronic invoice needs of a document. `first`: of what it adjusts, the numbers it got. Amounts of adjustments are those by which it rose or fell, without a sign. */
export function eInvoiceRecord(invoice: Invoice, seller: InvoiceSeller, first: { series: string; number: string } | null): EInvoiceRecord {
  const falls = invoice.goods < 0n;
  const sign = (amount: bigint) => (falls ? -amount : amount);
  return {
    reference: invoice.code,
    template: HOUSEHOLDS.includes(seller.kind) ? "2" : "1",
    series: `C${invoice.day.slice(2, 4)}TXL`,
    type: invoice.kind !== "adjustment" ? "original" : falls ? "decrease" : "increase",
    adjusts: invoice.adjusts === null ? null : { reference: invoice.adjusts, series: first?.series ?? null, number: first?.number ?? null },
    day: invoice.day,
    currency: "VND",
    payment: invoice.payment === null ? "TM/CK" : invoice.payment === "cod" ? "TM" : "CK",
    order: invoice.orderCode ?? "",
    seller,
    buyer: invoice.buyer,
    lines: invoice.lines.map((line) => eInvoiceLine(line, sign)),
    sums: sumsByVat(invoice.lines).map(({ vatClass, vatRateBp, net, tax }) => ({ vat: vatLabel(vatClass, vatRateBp), beforeTax: sign(net), tax: sign(tax) })),
    beforeTax: sign(invoice.goods - invoice.tax),
    tax: sign(invoice.tax),
    total: sign(invoice.goods),
    totalInWords: amountInWords(sign(invoice.goods)),
    shippingCollected: sign(invoice.shipping),
  };
}

/** Invoices are written in Vietnamese, whatever the buyer reads. */
function eInvoiceLine(line: InvoiceLine, sign: (amount: bigint) => bigint): EInvoiceLine {
  const variant = line.name.variant?.vi;
  const byWeight = line.grams !== null;
  const count = byWeight ? Math.abs(line.grams ?? 0) / 1_000 : Math.abs(line.quantity);
  const beforeTax = sign(line.amount - line.tax);
  return {
    position: line.position, name: variant ? `${line.name.vi} (${variant})` : line.name.vi, unit: byWeight ? "kg" : line.unit.vi, quantity: count === 0 ? "" : String(count),
    unitPrice: count === 0 ? "" : String(Math.round((Number(beforeTax) / count) * 10_000) / 10_000), discount: line.discount, beforeTax, vat: vatLabel(line.vatClass, line.vatRateBp), tax: sign(line.tax), amount: sign(line.amount),
  };
}
