import { expect, test } from "vitest";
import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import { paymentRefusal } from "./payment-rules";
import { findTransferReferences, newTransferReference } from "./transfer-reference";

const day = (text: string): LocalDate => parseLocalDate(text) ?? (() => { throw new Error(text); })();
const all = ["cod", "vietqr", "card"] as const;
const company = "0100109106";

test.each([
  ["cod", 4_999_999n, company, "2026-11-23", null],
  ["cod", 5_000_000n, company, "2026-11-23", "company_cash"],
  ["cod", 5_000_000n, null, "2026-11-23", null],
  ["cod", 5_000_000n, company, "2025-06-30", null],
  ["cod", 20_000_000n, null, "2026-11-23", null],
  ["cod", 20_000_001n, null, "2026-11-23", "cod_limit"],
  ["vietqr", 10n ** 12n, company, "2026-11-23", null],
  ["card", 99_999_999n, null, "2026-11-23", null],
  ["card", 100_000_000n, null, "2026-11-23", "card_limit"],
] as const)("%s of %i by %s on %s: %s", (method, total, companyTaxCode, on, kind) => {
  expect(paymentRefusal(method, { total, companyTaxCode }, all, day(on))?.kind ?? null).toBe(kind);
});

test("what is not set up is not offered", () => {
  expect(paymentRefusal("card", { total: 1n, companyTaxCode: null }, ["cod"], day("2026-11-23"))).toEqual({ kind: "not_offered" });
});

test("a reference is found in whatever a bank makes of the text, and a mistyped one is not", () => {
  for (let round = 0; round < 200; round++) {
    const reference = newTransferReference();
    expect(reference).toMatch(/^XL[2-9A-Z]{10}$/);
    expect(findTransferReferences(`MBVCB.123. ${reference.toLowerCase()} CT tu 0123 toi XL`)).toContain(reference);
    expect(findTransferReferences(`${reference.slice(0, 6)} ${reference.slice(6)}-xlxl`)).toContain(reference);
    const wrong = reference.slice(0, -1) + (reference.endsWith("A") ? "B" : "A");
    expect(findTransferReferences(wrong)).not.toContain(wrong);
  }
  expect(findTransferReferences("")).toEqual([]);
});
