import { expect, test } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { readVoucher, voucherCode, voucherState, type VoucherField } from "./voucher";

const TODAY = "2026-11-27" as LocalDate;
const GOOD: Record<VoucherField, string> = { code: "na ngon-10", kind: "percent", percent: "12,5", amount: "", most: "50.000", minimum: "", from: "2026-11-27", to: "2026-12-31", total: "100", perBuyer: "1" };
const read = (change: Partial<Record<VoucherField, string>>) => readVoucher((name) => ({ ...GOOD, ...change })[name], TODAY);

test("a form becomes terms", () => {
  expect(read({})).toEqual({ ok: true, value: { code: "NANGON10", percentBp: 1_250, amount: null, most: 50_000n, minimum: 0n, from: TODAY, to: "2026-12-31", totalLimit: 100, perBuyer: 1 } });
  expect(read({ kind: "amount", amount: "20.000 ₫" })).toMatchObject({ value: { percentBp: null, amount: 20_000n, most: null } });
});

test.each([
  [{ code: "nà" }, "code"], [{ percent: "51" }, "percent"], [{ percent: "0" }, "percent"], [{ kind: "amount" }, "amount"], [{ most: "-5" }, "most"], [{ minimum: "x" }, "minimum"],
  [{ from: "2026-02-30" }, "from"], [{ to: "2026-11-01" }, "to"], [{ to: "2029-01-01" }, "to"], [{ total: "0" }, "total"], [{ perBuyer: "101" }, "perBuyer"], [{ total: "1e9" }, "total"],
] as [Partial<Record<VoucherField, string>>, VoucherField][])("%j is refused at %s", (change, field) => {
  const result = read(change);
  expect(result.ok ? null : Object.keys(result.error)).toEqual([field]);
});

test("codes are read as people type them, and a voucher stands where its day and uses say", () => {
  expect(voucherCode(" na.ngon 10 ")).toBe("NANGON10");
  const voucher = { from: TODAY, to: TODAY, endedAt: null, uses: 0, totalLimit: 1 };
  expect([voucherState(voucher, TODAY), voucherState({ ...voucher, uses: 1 }, TODAY), voucherState(voucher, "2026-11-28" as LocalDate), voucherState(voucher, "2026-11-26" as LocalDate), voucherState({ ...voucher, endedAt: new Date() }, TODAY)])
    .toEqual(["running", "used_up", "over", "coming", "ended"]);
});
