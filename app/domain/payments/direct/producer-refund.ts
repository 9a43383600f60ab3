/** What a producer of a direct order says to have sent back to the buyer, and where that may go; no I/O. */
export type ProducerRefundState = "sent" | "disputed" | "upheld" | "undone";

/** The same table as in the function move_producer_refund: the buyer disputes, an officer decides. */
export const NEXT_PRODUCER_REFUND: Readonly<Record<ProducerRefundState, readonly ProducerRefundState[]>> = { sent: ["disputed"], disputed: ["upheld", "undone"], upheld: [], undone: [] };

/** After so many days money that is owed back counts as overdue at the desk. */
export const REFUND_OVERDUE_DAYS = 7;
