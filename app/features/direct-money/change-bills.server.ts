import { confirmBillMoney, type BillMoneyOutcome, type BillMoneyRefusal } from "~/domain/settlement/bills/confirm-bill-money.server";
import { prepareBills } from "~/domain/settlement/bills/prepare-bills.server";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";

export type BillRefusal = { billId: string; kind: BillMoneyRefusal["kind"]; values: Record<string, string> };
export type BillDone = { made: number } | { came: BillMoneyOutcome };

/** Carries out a form of the desk: bills are made now, or money for one was found on the statement. Null when it is neither. */
export async function changeBills(form: ReadonlyMap<string, string>, { userId, at }: { userId: string; at: Date }): Promise<Result<BillDone, BillRefusal> | null> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  if (text("intent") === "prepare") return ok({ made: await prepareBills(at, userId) });
  if (text("intent") !== "money") return null;
  const billId = text("bill");
  const values = { bankReference: text("bankReference"), amount: text("amount"), reason: text("reason") };
  const digits = values.amount.replaceAll(/[.,\s₫đ]/gu, "");
  if (!isId(billId)) return err({ billId: "", kind: "not_found", values });
  const came = await confirmBillMoney({ billId, bankReference: values.bankReference, amount: /^\d{1,13}$/.test(digits) ? BigInt(digits) : 0n, reason: values.reason, actor: userId, at });
  return came.ok ? ok({ came: came.value }) : err({ billId, kind: came.error.kind, values });
}
