import { createHash } from "node:crypto";
import type pg from "pg";
import { codeOf } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import { idOf } from "../random";
import { insertRows } from "../session";
import { adminId } from "./people";

/** So many orders to one whose buyer wants an invoice: companies and people in turn, with numbers that are samples. */
const WITH_DETAILS = 7;
const COMPANIES = [
  { kind: "company", name: "Công ty TNHH Quà Việt (mẫu)", taxId: "0100000003", address: "Số 8 Hàng Lạng, phường Hoàn Kiếm, thành phố Hà Nội", email: "ketoan@quaviet.example.vn", buyerName: "Trần Thị Mẫu" },
  { kind: "person", name: "Nguyễn Văn Mẫu", taxId: "001000000001", address: null, email: null, buyerName: null },
] as const;

/** What the buyer of the demo's order with this number wants on the invoice; null: nothing. Not where cash would be refused. */
export function demoInvoiceDetails(index: number, payment: string): (typeof COMPANIES)[number] | null {
  return index % WITH_DETAILS === 0 && payment !== "cod" ? (COMPANIES[(index / WITH_DETAILS) % COMPANIES.length] ?? null) : null;
}

/** The documents of all that was delivered, and of commission for the months before `today`. To be run under the demo's own clock. */
export async function issueDemoInvoices(client: pg.Client, today: LocalDate): Promise<void> {
  await client.query("SELECT issue_parcel_invoices(s.id, s.delivered_at) FROM (SELECT id, delivered_at FROM shipment WHERE state = 'delivered' ORDER BY delivered_at, id OFFSET 0) AS s");
  await client.query(`SELECT issue_commission_invoices(m.month) FROM (SELECT DISTINCT date_trunc('month', local_day(x.at))::date AS month FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id
    WHERE e.account = 'commission_income' AND local_day(x.at) < date_trunc('month', $1::date) ORDER BY 1 OFFSET 0) AS m`, [today]);
  await client.query("DELETE FROM outbox_message WHERE topic = 'invoice.parcel'");
}

/** Last month's documents of one producer, handed over: all have their electronic invoice but one, which came back. */
export async function handOverDemoInvoices(client: pg.Client, producerId: string, today: LocalDate): Promise<void> {
  const { rows } = await client.query<{ id: string; month: string; buyer: unknown; day: string }>(`
    SELECT i.id, date_trunc('month', $2::date - interval '1 month')::date::text AS month, invoice_buyer_now(s.order_id) AS buyer, i.day::text AS day FROM invoice AS i JOIN shipment AS s ON s.id = i.shipment_id
    WHERE i.producer_id = $1 AND date_trunc('month', i.day) = date_trunc('month', $2::date - interval '1 month') ORDER BY i.year, i.number`, [producerId, today]);
  const [first] = rows;
  if (!first) return;
  const batch = idOf(`invoice batch:${producerId}`);
  const at = `${today}T02:00:00Z`;
  await insertRows(client, "invoice_batch", [{ id: batch, code: `HD${codeOf([...createHash("sha256").update("demo invoice batch").digest().subarray(0, 8)])}`, producer_id: producerId, month: first.month, at, made_by: adminId }]);
  await insertRows(client, "invoice_item", rows.map(({ id, buyer, day }, index) => ({
    id: idOf(`invoice item:${id}`), batch_id: batch, invoice_id: id, buyer, settled_at: at,
    ...(index === rows.length - 1 && index > 0
      ? { state: "rejected", reason: "Ký hiệu hóa đơn chưa đăng ký", e_series: null, e_number: null, e_day: null }
      : { state: "accepted", reason: null, e_series: `1C${day.slice(2, 4)}TXL`, e_number: String(index + 1).padStart(8, "0"), e_day: day }),
  })));
}
