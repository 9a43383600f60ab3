import { expect, test } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { lastDayOfDetails, readBuyerDetails, readTaxId } from "./buyer-details";

const given = { name: " Công ty Xứ Lạng ", taxId: "0101234565", address: "Số 1", email: "Ke.Toan@Example.vn", buyerName: "" };

test("a company or a person is told by the number", () => {
  expect(readTaxId("0101234565")).toEqual({ kind: "company", taxId: "0101234565" });
  expect(readTaxId(" 0101234565-001 ")).toEqual({ kind: "company", taxId: "0101234565-001" });
  expect(readTaxId("001 185 000 123")).toEqual({ kind: "person", taxId: "001185000123" });
  for (const wrong of ["0101234566", "01012345", "0101234565-01", "00118500012", "", "abc"]) expect(readTaxId(wrong)).toBeNull();
});

test("details are read as they will stand, and each bad field is named", () => {
  expect(readBuyerDetails(given)).toEqual({ ok: true, value: { kind: "company", name: "Công ty Xứ Lạng", taxId: "0101234565", address: "Số 1", email: "ke.toan@example.vn", buyerName: null } });
  expect(readBuyerDetails({ name: "", taxId: "1", address: " ", email: "x", buyerName: "y".repeat(121) })).toEqual({ ok: false, error: { name: "missing", taxId: "malformed", address: "missing", email: "malformed", buyerName: "too_long" } });
  expect(readBuyerDetails({ ...given, name: "a\u0000b" })).toEqual({ ok: false, error: { name: "malformed" } });
});

test("they stay open for ten days after delivery", () => {
  expect(lastDayOfDetails(null)).toBeNull();
  expect(lastDayOfDetails("2026-12-28" as LocalDate)).toBe("2027-01-07");
});
