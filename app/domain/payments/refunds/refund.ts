/** Refunds and where they may go from each state; no I/O. */
export const REFUND_STATES = ["asked", "approved", "paid", "failed", "declined"] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** The same table as in the functions judge_refund and settle_refund. A card's bank may refuse what the gateway had taken for done. */
export const NEXT_REFUND_STATES: Readonly<Record<RefundState, readonly RefundState[]>> = {
  asked: ["approved", "declined"],
  approved: ["paid", "failed"],
  paid: ["failed"],
  failed: [],
  declined: [],
};

/** Where money is owed back: for goods, or because too much, too late or twice was paid. */
export const OWED_AT = ["refund_due", "suspense"] as const;
export type OwedAt = (typeof OWED_AT)[number];

/** Up to this amount one officer is enough; the same figure as in the function needs_second_officer. */
export const SECOND_OFFICER_ABOVE = 2_000_000n;

export const REASON_LENGTH = 500;
