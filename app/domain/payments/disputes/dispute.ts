/** Card payments that a buyer's bank disputes; no I/O. */
import type { LocalDate } from "~/lib/local-date";

export const DISPUTE_STATES = ["inquiry", "open", "won", "lost", "closed"] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** Where a dispute may go; the gateway's messages come in any order, and one that says less than is known changes nothing (function hear_dispute). */
export const NEXT_DISPUTE_STATES: Readonly<Record<DisputeState, readonly DisputeState[]>> = {
  inquiry: ["open", "closed", "won", "lost"],
  open: ["won", "lost", "closed"],
  closed: ["open", "won", "lost"],
  won: [],
  lost: [],
};

export const DISPUTE_REASONS = ["fraudulent", "product_not_received", "product_unacceptable", "duplicate", "credit_not_processed", "unrecognized", "general"] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** What the gateway calls the reason, or `general` for anything it calls otherwise. */
export function disputeReason(text: string): DisputeReason {
  return DISPUTE_REASONS.find((one) => one === text) ?? "general";
}

type BearerRule = { reasons: readonly DisputeReason[]; bearer: "shop" | "producer"; from: string; until: string | null; basis: string };

/**
 * Who bears a lost dispute unless the officer finds otherwise: the shop's own rule, by day. The shop vouches for the card payment, the
 * producer for the goods and their delivery.
 */
const BEARERS: readonly BearerRule[] = [
  { reasons: ["product_not_received", "product_unacceptable", "credit_not_processed"], bearer: "producer", from: "2026-01-01", until: null, basis: "Quy chế sàn, mục khiếu nại thẻ" },
  { reasons: ["fraudulent", "duplicate", "unrecognized", "general"], bearer: "shop", from: "2026-01-01", until: null, basis: "Quy chế sàn, mục khiếu nại thẻ" },
];

/** Who the rule of that day says bears it; the shop where there is none. */
export function bearerByRule(reason: DisputeReason, day: LocalDate): "shop" | "producer" {
  return BEARERS.find((rule) => rule.reasons.includes(reason) && rule.from <= day && (rule.until === null || day < rule.until))?.bearer ?? "shop";
}

/** The gateway takes no longer text. */
export const ANSWER_LENGTH = 20_000;
