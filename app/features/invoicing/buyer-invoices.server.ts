import { DETAIL_FIELDS, lastDayOfDetails, readBuyerDetails, type DetailProblems, type DetailValues } from "~/domain/invoices/buyer-details";
import type { Invoice, InvoiceParty } from "~/domain/invoices/invoice";
import { invoiceDetails } from "~/domain/invoices/invoice-details.server";
import { invoicesOfOrder } from "~/domain/invoices/invoice-queries.server";
import { saveBuyerDetails, type SaveRefusal } from "~/domain/invoices/save-buyer-details.server";
import type { OrderView } from "~/domain/orders/order-view";
import { localDateAt, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";

export type SeenInvoice = Pick<Invoice, "id" | "code" | "kind" | "reason" | "day" | "total" | "eInvoice" | "sent">;
export type BuyerInvoices = { party: InvoiceParty; version: number; open: boolean; lastDay: LocalDate | null; delivered: boolean; documents: SeenInvoice[] };

/** What stands on an order's invoices, until when that may be changed, and the documents there are. */
export async function buyerInvoices(order: Pick<OrderView, "id" | "state" | "shipments">, at: Date): Promise<BuyerInvoices> {
  const { party, version, deliveredAt, allSent } = await invoiceDetails(order.id);
  const lastDay = lastDayOfDetails(deliveredAt ? localDateAt(deliveredAt) : null);
  const delivered = order.shipments.some(({ state }) => state === "delivered");
  const documents = delivered ? (await invoicesOfOrder(order.id)).map(seen) : [];
  return { party, version, open: order.state !== "cancelled" && !allSent && (lastDay === null || localDateAt(at) <= lastDay), lastDay, delivered, documents };
}

/** What a list shows of a document. */
export function seen({ id, code, kind, reason, day, total, eInvoice, sent }: Invoice): SeenInvoice {
  return { id, code, kind, reason, day, total, eInvoice, sent };
}

export type DetailsRefusal = { problems: DetailProblems; values: DetailValues; refused: SaveRefusal["kind"] | null };

/** Keeps the details that a buyer gives on the order's page. */
export async function takeDetails(order: OrderView, form: ReadonlyMap<string, string>, who: { userId: string | null; at: Date }): Promise<Result<null, DetailsRefusal>> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").slice(0, 400);
  const values = Object.fromEntries(DETAIL_FIELDS.map((field) => [field, text(field)])) as DetailValues;
  const read = readBuyerDetails(values);
  if (!read.ok) return err({ problems: read.error, values, refused: null });
  const version = /^\d{1,6}$/.test(text("version")) ? Number(text("version")) : -1;
  const saved = await saveBuyerDetails({ id: order.id, total: order.totals.total, method: order.payment.method, placedAt: order.placedAt }, read.value, version, who);
  return saved.ok ? ok(null) : err({ problems: {}, values, refused: saved.error.kind });
}
