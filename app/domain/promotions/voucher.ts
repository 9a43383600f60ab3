import { daysBetween, parseLocalDate, type LocalDate } from "~/lib/local-date";
import type { Vnd } from "~/lib/money";
import { err, ok, type Result } from "~/lib/result";

/** Producers' own vouchers: what they say and whether it makes sense; no I/O. */

export type VoucherTerms = { code: string; percentBp: number | null; amount: Vnd | null; most: Vnd | null; minimum: Vnd; from: LocalDate; to: LocalDate; totalLimit: number; perBuyer: number };
export const VOUCHER_FIELDS = ["code", "kind", "percent", "amount", "most", "minimum", "from", "to", "total", "perBuyer"] as const;
export type VoucherField = (typeof VOUCHER_FIELDS)[number];
export type VoucherFault = "code" | "percent" | "money" | "day" | "order" | "past" | "long" | "count" | "perBuyer" | "taken";

/** Half the price is the most that the rules on promotions allow. */
const MOST_PERCENT = 50;
const MOST_DAYS = 366;
const MOST_MONEY = 100_000_000n;

/** Why a voucher takes nothing off a cart. */
export type VoucherWhy = { kind: "unknown" | "nothing" | "used_up" | "own_limit" } | { kind: "minimum"; minimum: number } | { kind: "not_yet" | "over"; day: LocalDate };

/** A code as it is stored: capitals and digits. */
export function voucherCode(text: string): string {
  return text.normalize("NFC").replace(/[\s.-]/g, "").toUpperCase();
}

/** Reads the form of a new voucher; failures by field. */
export function readVoucher(field: (name: VoucherField) => string, today: LocalDate): Result<VoucherTerms, Partial<Record<VoucherField, VoucherFault>>> {
  const faults: Partial<Record<VoucherField, VoucherFault>> = {};
  const money = (name: "amount" | "most" | "minimum", needed: boolean): Vnd | null => {
    const digits = field(name).replace(/[.,\s₫đ]/gu, "");
    if (digits === "" && !needed) return null;
    const value = /^\d{1,12}$/.test(digits) ? BigInt(digits) : 0n;
    if (value <= 0n || value > MOST_MONEY) faults[name] = "money";
    return value;
  };
  const count = (name: "total" | "perBuyer"): number => {
    const value = /^\d{1,6}$/.test(field(name).trim()) ? Number(field(name)) : 0;
    if (value < 1) faults[name] = "count";
    return value;
  };
  const day = (name: "from" | "to"): LocalDate => {
    const value = parseLocalDate(field(name).trim());
    if (!value) faults[name] = "day";
    return value ?? today;
  };
  const code = voucherCode(field("code"));
  if (!/^[0-9A-Z]{4,20}$/.test(code)) faults.code = "code";
  const percent = /^\d{1,2}([.,]\d)?$/.test(field("percent").trim()) ? Number(field("percent").trim().replace(",", ".")) : 0;
  const byPercent = field("kind") !== "amount";
  if (byPercent && (percent < 1 || percent > MOST_PERCENT)) faults.percent = "percent";
  const terms: VoucherTerms = {
    code, percentBp: byPercent ? Math.round(percent * 100) : null, amount: byPercent ? null : money("amount", true), most: byPercent ? money("most", false) : null,
    minimum: money("minimum", false) ?? 0n, from: day("from"), to: day("to"), totalLimit: count("total"), perBuyer: count("perBuyer"),
  };
  if (!faults.from && !faults.to) {
    if (terms.to < terms.from) faults.to = "order";
    else if (terms.to < today) faults.to = "past";
    else if (daysBetween(terms.from, terms.to) > MOST_DAYS) faults.to = "long";
  }
  if (!faults.total && !faults.perBuyer && terms.perBuyer > terms.totalLimit) faults.perBuyer = "perBuyer";
  return Object.keys(faults).length > 0 ? err(faults) : ok(terms);
}

export type VoucherState = "coming" | "running" | "used_up" | "over" | "ended";

/** Where a voucher stands on a day. */
export function voucherState({ from, to, endedAt, uses, totalLimit }: { from: LocalDate; to: LocalDate; endedAt: Date | null; uses: number; totalLimit: number }, today: LocalDate): VoucherState {
  if (endedAt !== null) return "ended";
  if (today > to) return "over";
  if (uses >= totalLimit) return "used_up";
  return today < from ? "coming" : "running";
}
