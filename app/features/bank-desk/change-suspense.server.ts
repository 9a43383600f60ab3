import { findOrderIdByCode } from "~/domain/orders/order-codes.server";
import { settleRefund, judgeRefund } from "~/domain/payments/refunds/refunds.server";
import { askClaim, askReturn, assignSuspense, judgeClaim } from "~/domain/payments/suspense/place-money.server";
import { CLAIM_ACCOUNTS } from "~/domain/payments/suspense/suspense";
import { readBankAccount } from "~/domain/producers/joining/banks";
import { err, ok, type Result } from "~/lib/result";

export type SuspenseDone = "paid" | "assigned" | "returned" | "claimed" | "judged";
type Kind = "not_free" | "not_found" | "malformed" | "reason" | "amount" | "missing" | "open" | "same_officer" | "stale" | "taken";
/** `field` is the control that the answer is about; null when it is about the whole. */
export type SuspenseRefusal = { kind: Kind; field: string | null; values: Record<string, string> };

type Officer = { userId: string; at: Date };
type Answer = Result<SuspenseDone, SuspenseRefusal>;

/** Carries out one of the desk's forms, by its `intent`. Null when it is none of them. */
export async function changeSuspense(form: ReadonlyMap<string, string>, officer: Officer): Promise<Answer | null> {
  const text = (name: string) => (form.get(name) ?? "").trim().slice(0, 600);
  const refuse = (kind: Kind, field: string | null = null): Answer => err({ kind, field, values: Object.fromEntries(form) });
  switch (form.get("intent")) {
    case "assign":
      return assign(text, refuse, officer);
    case "return":
      return sendBack(text, refuse, officer);
    case "claim":
      return claim(text, refuse, officer);
    case "claim-yes":
    case "claim-no": {
      const judged = await judgeClaim(text("claim"), form.get("intent") === "claim-yes", officer);
      return judged === "done" ? ok("judged") : refuse(judged);
    }
    case "return-yes":
    case "return-no": {
      const approve = form.get("intent") === "return-yes";
      const { kind } = await judgeRefund(text("refund"), approve ? { approve } : { approve, reason: text("reason") }, officer);
      if (kind === "done") return ok("judged");
      return kind === "no_reason" ? refuse("missing", "reason") : refuse(kind);
    }
    case "return-paid":
    case "return-failed": {
      const paid = form.get("intent") === "return-paid";
      const { kind } = await settleRefund(text("refund"), paid ? { paid, reference: text("reference") } : { paid, reason: text("reason") }, officer);
      if (kind === "settled" || kind === "repeated") return ok("judged");
      return refuse(kind === "wrong_state" ? "stale" : kind, kind === "malformed" ? (paid ? "reference" : "reason") : null);
    }
    default:
      return null;
  }
}

type Refuse = (kind: Kind, field?: string | null) => Answer;
type Text = (name: string) => string;

async function assign(text: Text, refuse: Refuse, officer: Officer): Promise<Answer> {
  const amount = text("amount") === "" ? undefined : readAmount(text("amount"));
  if (amount === null) return refuse("amount", "amount");
  if (text("reason") === "") return refuse("reason", "reason");
  const code = (text("code") || text("order")).replaceAll(/[\s-]/g, "").toUpperCase();
  const orderId = code === "" ? null : await findOrderIdByCode(code);
  if (!orderId) return refuse("not_found", "code");
  const assigned = await assignSuspense({ place: text("place"), orderId, moveId: text("next"), reason: text("reason"), ...(amount !== undefined && { amount }) }, officer);
  if (assigned.ok) return ok(assigned.value.paid ? "paid" : "assigned");
  return refuse(assigned.error.kind, assigned.error.kind === "not_free" ? "amount" : null);
}

async function sendBack(text: Text, refuse: Refuse, officer: Officer): Promise<Answer> {
  const amount = readAmount(text("amount"));
  if (amount === null) return refuse("amount", "amount");
  const account = readBankAccount({ bankBin: text("bankBin"), account: text("account"), holder: text("holder") });
  if (!account.ok) {
    const [field, problem] = Object.entries(account.error)[0] ?? ["account", "malformed"];
    return refuse(problem === "missing" ? "missing" : "malformed", field);
  }
  const asked = await askReturn({ refundId: text("next"), place: text("place"), amount, to: account.value }, officer);
  if (asked.ok) return ok("returned");
  return asked.error.kind === "not_due" ? refuse("not_free", "amount") : refuse("malformed");
}

async function claim(text: Text, refuse: Refuse, officer: Officer): Promise<Answer> {
  const amount = readAmount(text("amount"));
  if (amount === null) return refuse("amount", "amount");
  const account = CLAIM_ACCOUNTS.find((one) => one === text("as"));
  if (!account) return refuse("missing", "as");
  if (text("reason") === "") return refuse("reason", "reason");
  const asked = await askClaim({ claimId: text("next"), place: text("place"), amount, account, reason: text("reason") }, officer);
  if (asked === "asked" || asked === "repeated") return ok("claimed");
  return refuse(asked, asked === "not_free" ? "amount" : null);
}

function readAmount(typed: string): bigint | null {
  const digits = typed.replaceAll(/[.,\s₫đ]/gu, "");
  return /^[1-9]\d{0,12}$/.test(digits) ? BigInt(digits) : null;
}
