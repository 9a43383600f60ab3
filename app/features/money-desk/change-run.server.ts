import { NEXT_STATES } from "~/domain/settlement/payout";
import { listPayouts } from "~/domain/settlement/payout-queries.server";
import { sendPayouts, settlePayout, type EndOutcome, type PayoutEnd } from "~/domain/settlement/settle-payouts.server";
import type { Result } from "~/lib/result";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { foresee, readAmount, readBankResult, type ResultRow } from "./bank-result";
import { packEnds, unpackEnds } from "./packed-ends";

const LIMITS = { ...READ_LIMITS, rows: 2_000, columns: 40 };
type Officer = { userId: string; at: Date };

export const SINGLE_FIELDS = ["code", "to", "amount", "reference", "reason"] as const;
export type SingleField = (typeof SINGLE_FIELDS)[number];
export type SingleFault = "choose" | "amount" | Exclude<EndOutcome["kind"], "settled">;
export type SingleRefusal = { faults: Partial<Record<SingleField, SingleFault>>; values: Partial<Record<SingleField, string>> };
export type RunAnswer =
  | { done: "sent" | "settled" }
  | { refused: "stale" | "unreadable" }
  | { single: SingleRefusal }
  /** Looked at, nothing written; `packed` is what the next form brings back. */
  | { looked: ResultRow[]; packed: string }
  | { applied: ResultRow[] };

/** What a bank's file would record of a run; nothing is written. */
export async function lookAtResults(runId: string, file: Result<Upload, UploadFault>): Promise<RunAnswer> {
  const sheet = file.ok ? await readSpreadsheet(file.value.bytes, LIMITS) : file;
  if (!sheet.ok) return { refused: "unreadable" };
  const looked = readBankResult(sheet.value, await listPayouts({ runId }));
  return { looked, packed: packEnds(looked.flatMap(({ line, end }) => (end ? [{ line, end }] : []))) };
}

/** Takes one of the forms of a run that bring no file. Null when the form is none of them. */
export async function changeRun(runId: string, form: ReadonlyMap<string, string>, officer: Officer): Promise<RunAnswer | null> {
  const intent = form.get("intent");
  if (intent === "send") return (await sendPayouts(runId, officer)).ok ? { done: "sent" } : { refused: "stale" };
  if (intent === "apply") return { applied: await applyResults(runId, form.get("rows") ?? "", officer) };
  return intent === "settle" ? settleOne(runId, form, officer) : null;
}

/** Each row is recorded for itself, so that one that cannot be does not hold up the others. */
async function applyResults(runId: string, rows: string, officer: Officer): Promise<ResultRow[]> {
  const known = await listPayouts({ runId });
  const done: ResultRow[] = [];
  for (const { line, end } of unpackEnds(rows)) {
    const seen = new Set(done.map((row) => row.end?.code ?? ""));
    const row = foresee(end, known, seen);
    const outcome = row.end && !row.same ? await settlePayout(row.end, officer) : null;
    const late = outcome !== null && outcome.kind !== "settled" && outcome.kind !== "repeated";
    done.push({ line, text: end.code, ...row, ...(late && { end: null, fault: "wrong_state" }), same: row.same || outcome?.kind === "repeated" });
  }
  return done;
}

async function settleOne(runId: string, form: ReadonlyMap<string, string>, officer: Officer): Promise<RunAnswer> {
  const field = (name: SingleField) => (form.get(name) ?? "").trim().slice(0, 300);
  const values = Object.fromEntries(SINGLE_FIELDS.map((name) => [name, field(name)]));
  const refuse = (faults: SingleRefusal["faults"]): RunAnswer => ({ single: { faults, values } });
  const payout = (await listPayouts({ runId })).find(({ code }) => code === field("code"));
  const to = (["paid", "bounced", "called_off"] as const).find((one) => one === field("to"));
  // Nothing was reported of what is called off.
  const amount = to === "called_off" && payout ? payout.amount : readAmount(field("amount"));
  if (!payout || !to || amount === null) {
    return refuse({ ...(!payout && { code: "choose" }), ...(!to && { to: "choose" }), ...(amount === null && { amount: "amount" }) });
  }
  if (payout.state !== to && !NEXT_STATES[payout.state].includes(to)) return refuse({ to: "wrong_state" });
  const end: PayoutEnd = { code: payout.code, amount, to, bankReference: field("reference") || null, reason: to === "paid" ? null : field("reason") };
  const { kind } = await settlePayout(end, officer);
  if (kind === "settled") return { done: "settled" };
  return refuse(kind === "wrong_amount" ? { amount: kind } : kind === "no_reason" ? { reason: kind } : { to: kind });
}
