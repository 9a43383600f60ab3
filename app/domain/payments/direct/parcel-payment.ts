/** The transfer of one parcel of a direct order and who may move it from where to where; no I/O. */
import type { ParcelPaymentState } from "~/domain/orders/order";

/** Who says so: the buyer, the producer who looks at its own account, or an operator who decides between them. */
export type Teller = "buyer" | "producer" | "operator";

/**
 * The same table as in the function move_parcel_payment. Money that comes is received whatever was thought before: late, it is
 * owed back to the buyer.
 */
const STEPS: Readonly<Record<ParcelPaymentState, Partial<Record<ParcelPaymentState, readonly Teller[]>>>> = {
  awaiting: { said_paid: ["buyer"], received: ["producer", "operator"] },
  said_paid: { received: ["producer", "operator"], not_come: ["producer"], awaiting: ["operator"] },
  not_come: { received: ["producer", "operator"], awaiting: ["operator"] },
  received: {},
  expired: { received: ["producer", "operator"] },
  cancelled: { received: ["producer", "operator"] },
};

/** Where this teller may move a transfer from where it is. */
export function nextTransferStates(from: ParcelPaymentState, by: Teller): ParcelPaymentState[] {
  return (Object.keys(STEPS) as ParcelPaymentState[]).filter((to) => STEPS[from][to]?.includes(by));
}

/** A transaction number as banks print it on statements. */
export function readBankReference(typed: string): string | null {
  const reference = typed.trim();
  return /^[\x21-\x7e]{1,100}$/.test(reference) ? reference : null;
}

export const TRANSFER_NOTE_LENGTH = 500;
