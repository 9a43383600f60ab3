/** Money that nobody could place yet: where it lies, whose it may be; no I/O. */
import { fold } from "~/lib/vietnamese-text";

/** What money may be recognised as when it is no buyer's; the same list as in the table's constraint. */
export const CLAIM_ACCOUNTS = ["bank_interest", "own_funds", "other_income"] as const;
export type ClaimAccount = (typeof CLAIM_ACCOUNTS)[number];

export const CLAIM_REASON_LENGTH = 500;

/** An order that waits for money, or did until its time was over. */
export type WaitingOrder = {
  orderId: string;
  code: string;
  reference: string | null;
  amount: bigint;
  contactName: string;
  contactPhone: string;
  /** Its time was over and its goods went back on the shelf: money brings it back if they are still there. */
  released: boolean;
  placedAt: Date;
};

export const HINTS = ["code", "phone", "name", "amount", "part"] as const;
/** Why an order may be the one: its code, or the buyer's phone or name, stands in the content; the amount is its own; or it is a part of it. */
export type Hint = (typeof HINTS)[number];
export type Candidate = WaitingOrder & { hints: Hint[] };

const MOST_CANDIDATES = 5;
const LEAST_NAME = 6;

/**
 * The waiting orders that money may belong to, the likeliest first. Contents are compared as banks leave them: without marks,
 * blanks and punctuation, so that an order's code is found inside any words.
 */
export function candidatesFor(money: { amount: bigint; content: string; orderId: string | null }, waiting: readonly WaitingOrder[]): Candidate[] {
  const bare = bareText(money.content);
  const found = waiting.flatMap((order) => {
    // What lies with an order and is not enough for it waits there by itself.
    if (order.orderId === money.orderId && order.amount > money.amount) return [];
    const hints: Hint[] = [];
    if (order.orderId === money.orderId || bare.includes(order.code) || (order.reference !== null && bare.includes(order.reference.slice(2)))) hints.push("code");
    if (bare.includes(bareText(order.contactPhone))) hints.push("phone");
    const name = bareText(order.contactName);
    if (name.length >= LEAST_NAME && bare.includes(name)) hints.push("name");
    if (order.amount === money.amount) hints.push("amount");
    else if (order.amount > money.amount && hints.length > 0) hints.push("part");
    return hints.length > 0 ? [{ ...order, hints }] : [];
  });
  return found.sort((a, b) => weight(b) - weight(a) || b.placedAt.getTime() - a.placedAt.getTime()).slice(0, MOST_CANDIDATES);
}

const WEIGHTS: Record<Hint, number> = { code: 8, phone: 4, name: 3, amount: 2, part: 0 };

function weight({ hints }: Candidate): number {
  return hints.reduce((sum, hint) => sum + WEIGHTS[hint], 0);
}

/** Capital letters and digits alone. */
function bareText(text: string): string {
  return fold(text).toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}
