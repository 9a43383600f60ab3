import { recordAudit } from "~/domain/audit/record-audit.server";
import { paymentRefusal } from "~/domain/payments/payment-rules";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { lastDayOfDetails, type BuyerDetails } from "./buyer-details";
import { invoiceDetails } from "./invoice-details.server";

export type SaveRefusal = { kind: "closed" } | { kind: "cash" } | { kind: "changed" };

/**
 * Keeps a new version of what stands on an order's invoices, while that may be changed: the ones before stay. `seen` is the version
 * that was looked at. A company's large order that is paid in cash gets none: it would have been refused so (`cash`).
 */
export async function saveBuyerDetails(order: { id: string; total: bigint; method: "cod" | "vietqr" | "card"; placedAt: Date }, details: BuyerDetails, seen: number, who: { userId: string | null; at: Date }): Promise<Result<null, SaveRefusal>> {
  const company = details.kind === "company" ? details.taxId : null;
  if (company !== null && paymentRefusal(order.method, { total: order.total, companyTaxCode: company }, [order.method], localDateAt(order.placedAt))?.kind === "company_cash") return err({ kind: "cash" });
  return transact<null, SaveRefusal>(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM purchase_order WHERE id = ${order.id}::uuid FOR NO KEY UPDATE`;
    const now = await invoiceDetails(order.id, tx);
    const last = lastDayOfDetails(now.deliveredAt ? localDateAt(now.deliveredAt) : null);
    if (now.allSent || (last !== null && last < localDateAt(who.at))) return err({ kind: "closed" });
    if (now.version !== seen) return err({ kind: "changed" });
    const version = now.version + 1;
    await tx.invoiceBuyer.create({ data: { id: newId(), orderId: order.id, version, ...details, at: who.at, enteredBy: who.userId } });
    await recordAudit(tx, {
      actor: who.userId === null ? { kind: "system" } : { kind: "user", userId: who.userId }, action: "invoice.details", subjectType: "order", subjectId: order.id,
      before: { version: now.version }, after: { version, kind: details.kind },
    });
    return ok(null);
  });
}
