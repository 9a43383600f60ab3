import { apiError, invalid, missing, type ApiAnswer } from "./api-answer";
import type { FormTree } from "./form-body";
import { sandboxId, seconds, type SandboxRefund, type SandboxState } from "./model";

/** Sends so much of a paid session back to its card, never more than was paid; `amount` absent means all that is left. */
export function newRefund(state: SandboxState, form: FormTree, at: Date): ApiAnswer {
  const intent = form["payment_intent"];
  if (typeof intent !== "string") return missing("payment_intent");
  const paid = Object.values(state.sessions).find(({ intentId, session }) => intentId === intent && session.payment_status === "paid");
  if (!paid) return apiError(404, "invalid_request_error", `No such payment_intent: '${intent}'`, { code: "resource_missing", param: "payment_intent" });
  const refunds = (state.refunds ??= []);
  const given = refunds.filter((one) => one.payment_intent === intent && one.status === "succeeded").reduce((sum, { amount }) => sum + amount, 0);
  const left = paid.session.amount_total - given;
  if (left === 0) return invalid("Charge has already been refunded.", { code: "charge_already_refunded" });
  const asked = form["amount"];
  const amount = asked === undefined ? left : typeof asked === "string" && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  if (amount === null) return invalid("Invalid positive integer", { code: "parameter_invalid_integer", param: "amount" });
  if (amount > left) return invalid(`Refund amount (₫${amount}) is greater than unrefunded amount on charge (₫${left})`, { param: "amount" });
  const { metadata } = form;
  const refund: SandboxRefund = {
    id: sandboxId("re"), object: "refund", amount, created: seconds(at), currency: "vnd", payment_intent: intent, status: "succeeded",
    metadata: typeof metadata === "object" ? Object.fromEntries(Object.entries(metadata).filter((pair): pair is [string, string] => typeof pair[1] === "string")) : {},
  };
  refunds.push(refund);
  return { status: 200, body: refund };
}
