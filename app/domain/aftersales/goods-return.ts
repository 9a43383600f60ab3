import { addDays, localDateAt, type LocalDate } from "~/lib/local-date";

/** Returns: reasons, states and the term; no I/O. */

export const RETURN_REASONS = ["not_as_described", "damaged", "spoiled", "wrong_item", "other"] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];
export type ReturnState = "asked" | "accepted" | "declined" | "received" | "closed" | "withdrawn";
export type ReturnStep = "accept" | "settle" | "decline" | "withdraw" | "receive" | "inspect" | "overrule";
type Party = "buyer" | "seller" | "officer";

/** `settle` closes at once, nothing is sent back; `overrule` is the officer's word against a refusal. */
export const RETURN_STEPS: Readonly<Record<ReturnState, Partial<Record<ReturnStep, ReturnState>>>> = {
  asked: { accept: "accepted", settle: "closed", decline: "declined", withdraw: "withdrawn" },
  accepted: { receive: "received", withdraw: "withdrawn" },
  received: { inspect: "closed" },
  declined: { overrule: "accepted" },
  closed: {},
  withdrawn: {},
};

const WHO: Readonly<Record<ReturnStep, Party>> = { accept: "seller", settle: "seller", decline: "seller", receive: "seller", inspect: "seller", withdraw: "buyer", overrule: "officer" };

/** Where a step leads; null where there is none, or it is another's. */
export function returnAfter(state: ReturnState, step: ReturnStep, party: Party): ReturnState | null {
  return WHO[step] === party ? (RETURN_STEPS[state][step] ?? null) : null;
}

/** The last day on which a return may be asked for; null before delivery and where no term is known. */
export function returnUntil(deliveredAt: Date | null, days: number | null): LocalDate | null {
  return deliveredAt === null || days === null ? null : addDays(localDateAt(deliveredAt), days);
}
