import { issueCommissionInvoices, issueParcelInvoices } from "~/domain/invoices/issue-invoices.server";
import { isId } from "~/lib/id";
import { log } from "~/platform/log/log.server";

/** Outbox topic "invoice.parcel", payload `{ shipmentId }`: the documents of what was delivered, or changed since. Run again, it writes nothing twice. */
export async function issueInvoices(payloads: Record<string, unknown>[]): Promise<void> {
  const parcels = new Set(payloads.flatMap(({ shipmentId }) => (typeof shipmentId === "string" && isId(shipmentId) ? [shipmentId] : [])));
  for (const id of parcels) await issueParcelInvoices(id, new Date());
}

/** Every night: the commission of months that are over. Run again, it writes nothing. */
export async function issueMonthlyInvoices(at: Date): Promise<void> {
  log.info({ documents: await issueCommissionInvoices(at) }, "monthly invoices");
}
