import { withOrigin } from "~/domain/audit/with-origin.server";
import type { BankAccount } from "~/domain/producers/joining/banks";
import { isId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import { NEXT_PRODUCER_REFUND, type ProducerRefundState } from "./producer-refund";
import { readBankReference, TRANSFER_NOTE_LENGTH } from "./parcel-payment";

export type ProducerRefund = { id: string; shipmentId: string; amount: bigint; state: ProducerRefundState; bankReference: string; sentAt: Date; note: string | null };
/** What one producer owes an order's buyer back and what it has sent. `to` is where, while something is owed. */
export type ParcelRefunds = { shipmentId: string; producer: LocalizedText; due: bigint; since: Date | null; to: BankAccount | null; refunds: ProducerRefund[] };

/** The refunds of an order's producers, or of one parcel; only parcels of which anything is or was owed. */
export async function refundsByProducers(of: { orderId: string } | { shipmentId: string }): Promise<ParcelRefunds[]> {
  const [orderId, shipmentId] = "orderId" in of ? [of.orderId, null] : [null, of.shipmentId];
  const [parcels, refunds] = await Promise.all([
    db().$queryRaw<Omit<ParcelRefunds, "refunds">[]>`
      SELECT s.id AS "shipmentId", f.name AS producer, coalesce(d.due_vnd, 0)::bigint AS due, d.since,
        CASE WHEN d.due_vnd > 0 THEN (SELECT jsonb_build_object('bankBin', a.bank_bin, 'account', a.bank_account, 'holder', a.holder) FROM refund_account AS a WHERE a.order_id = s.order_id ORDER BY a.at DESC, a.id DESC LIMIT 1) END AS to
      FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id AND o.direct JOIN producer AS f ON f.id = s.producer_id LEFT JOIN direct_refund_due AS d ON d.shipment_id = s.id
      WHERE (${orderId}::uuid IS NULL OR s.order_id = ${orderId}::uuid) AND (${shipmentId}::uuid IS NULL OR s.id = ${shipmentId}::uuid)
        AND (d.due_vnd > 0 OR EXISTS (SELECT 1 FROM producer_refund AS r WHERE r.shipment_id = s.id)) ORDER BY f.slug`,
    db().producerRefund.findMany({ where: orderId === null ? { shipmentId: shipmentId ?? "" } : { orderId }, orderBy: { sentAt: "asc" } }),
  ]);
  return parcels.map((parcel) => ({
    ...parcel,
    refunds: refunds.filter((one) => one.shipmentId === parcel.shipmentId).map(({ id, shipmentId: of_, amountVnd, state, bankReference, sentAt, note }) => ({ id, shipmentId: of_, amount: amountVnd, state, bankReference, sentAt, note })),
  }));
}

export type SendRefusal = { kind: "malformed" | "no_account" | "taken" | "not_found" } | { kind: "not_due"; due: bigint };

/** A producer says to have sent so much back, once per `refundId` (function send_producer_refund); what it owed the buyer is settled. */
export async function sendProducerRefund(sent: { refundId: string; shipmentId: string; amount: bigint; bankReference: string }, { userId, at }: { userId: string; at: Date }): Promise<Result<null, SendRefusal>> {
  const bankReference = readBankReference(sent.bankReference);
  if (!isId(sent.refundId) || bankReference === null || sent.amount <= 0n || sent.amount > 1_000_000_000_000n) return err({ kind: "malformed" });
  const request = { ...sent, bankReference, amount: String(sent.amount), actor: userId, at: at.toISOString(), requestId: currentRequestId() };
  type Answer = { kind: "sent" | "repeated" | "no_account" | "taken" | "not_found" } | { kind: "not_due"; due: number };
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT send_producer_refund(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  if (answer.kind === "sent" || answer.kind === "repeated") return ok(null);
  return err(answer.kind === "not_due" ? { kind: "not_due", due: BigInt(answer.due) } : { kind: answer.kind });
}

export type MoveRefusal = { kind: "not_found" | "not_allowed" | "stale" | "no_reason" };

/** The buyer says that it did not come, or an officer decides and says why (function move_producer_refund). */
export async function moveProducerRefund({ refundId, from, to, note }: { refundId: string; from: ProducerRefundState; to: ProducerRefundState; note?: string }, { userId, at }: { userId: string | null; at: Date }): Promise<Result<null, MoveRefusal>> {
  if (!isId(refundId)) return err({ kind: "not_found" });
  if (from !== to && !NEXT_PRODUCER_REFUND[from].includes(to)) return err({ kind: "not_allowed" });
  const said = note?.trim().slice(0, TRANSFER_NOTE_LENGTH) || null;
  if (to !== "disputed" && said === null) return err({ kind: "no_reason" });
  const request = { refundId, from, to, note: said, actor: userId, at: at.toISOString(), requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: "moved" | "repeated" } | { kind: "stale" | "not_allowed" | "not_found" } }]>`SELECT move_producer_refund(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind === "moved" || answer.kind === "repeated" ? ok(null) : err({ kind: answer.kind });
}
