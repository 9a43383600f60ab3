import { askRefund, judgeRefund, nameAccount, settleRefund } from "~/domain/payments/refunds/refunds.server";
import { OWED_AT } from "~/domain/payments/refunds/refund";
import { readBankAccount, type BankAccount, type BankAccountProblems } from "~/domain/producers/joining/banks";
import { err, ok, type Result } from "~/lib/result";

export const REFUND_INTENTS = ["refund-ask", "refund-approve", "refund-decline", "refund-paid", "refund-failed"] as const;
export type RefundDone = "asked" | "approved" | "declined" | "paid" | "failed";
type Kind = "not_due" | "no_account" | "not_found" | "malformed" | "no_reason" | "same_officer" | "stale" | "wrong_state" | "taken" | "disputed";
export type RefundRefusal = { kind: Kind; values: Record<string, string> };

/** Whether a form of an order's page is about a refund. */
export function isAboutRefund(intent: string | undefined): boolean {
  return REFUND_INTENTS.some((known) => known === intent);
}

/** Carries out one of an officer's forms about the refunds of an order, by its `intent`. */
export async function changeRefunds(orderId: string, form: ReadonlyMap<string, string>, officer: { userId: string; at: Date }): Promise<Result<RefundDone, RefundRefusal>> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  const refuse = (kind: Kind) => err({ kind, values: Object.fromEntries(form) });
  const id = text("refund");
  switch (text("intent")) {
    case "refund-ask": {
      const digits = text("amount").replaceAll(/[.,\s₫đ]/gu, "");
      const account = OWED_AT.find((known) => known === text("account"));
      if (!account || !/^\d{1,13}$/.test(digits)) return refuse("malformed");
      const asked = await askRefund({ refundId: id, orderId, account, amount: BigInt(digits) }, officer);
      return asked.ok ? ok(asked.value.state) : refuse(asked.error.kind);
    }
    case "refund-approve":
    case "refund-decline": {
      const approve = text("intent") === "refund-approve";
      const { kind } = await judgeRefund(id, approve ? { approve } : { approve, reason: text("reason") }, officer);
      return kind === "done" ? ok(approve ? "approved" : "declined") : refuse(kind);
    }
    case "refund-paid":
    case "refund-failed": {
      const paid = text("intent") === "refund-paid";
      const { kind } = await settleRefund(id, paid ? { paid, reference: text("reference") } : { paid, reason: text("reason") }, officer);
      return kind === "settled" || kind === "repeated" ? ok(paid ? "paid" : "failed") : refuse(kind);
    }
    default:
      return refuse("not_found");
  }
}

export type AccountRefusal = { problems: BankAccountProblems; typed: BankAccount };

/** Keeps the bank account that a buyer names for their order's refund. */
export async function takeAccount(orderId: string, form: ReadonlyMap<string, string>, at: Date): Promise<Result<null, AccountRefusal>> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").slice(0, 200);
  const typed = { bankBin: text("bankBin"), account: text("account"), holder: text("holder") };
  const read = readBankAccount(typed);
  if (!read.ok) return err({ problems: read.error, typed });
  await nameAccount(orderId, read.value, at);
  return ok(null);
}
