import { Prisma } from "~/platform/db/generated/client";
import type { ParcelTransfer } from "./order-view";

/** The transfer of parcel `s` as JSON; null for one that has none. */
export const TRANSFER_JSON = Prisma.sql`
  (SELECT jsonb_build_object('state', d.state, 'amount', d.amount_vnd, 'reference', d.reference, 'bankBin', d.bank_bin, 'account', d.account, 'holder', d.holder,
     'expiresAt', d.expires_at, 'saidPaidAt', d.said_paid_at, 'receivedAt', d.received_at, 'bankReference', d.bank_reference) FROM parcel_payment AS d WHERE d.shipment_id = s.id)`;

export type TransferRow = Omit<ParcelTransfer, "amount" | "expiresAt" | "saidPaidAt" | "receivedAt"> & { amount: number; expiresAt: string; saidPaidAt: string | null; receivedAt: string | null };

export function toTransfer(row: TransferRow | null): ParcelTransfer | null {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return row && { ...row, amount: BigInt(row.amount), expiresAt: new Date(row.expiresAt), saidPaidAt: moment(row.saidPaidAt), receivedAt: moment(row.receivedAt) };
}
