import { describe, expect, it } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { readCertificateDraft, type CertificateForm } from "./certificate-draft";
import { certifyingLevel, legalBasisOn } from "./legal-basis";
import { checkProductNumber } from "./product-number";

const form: CertificateForm = {
  decisionId: "",
  decisionAuthority: "UBND tỉnh Lạng Sơn",
  decisionNumber: "2865/QĐ-UBND",
  decisionDate: "2026-06-30",
  number: "20-06463-03-2026",
  productName: "  Na   Chi Lăng ",
  producerId: "01890000-0000-7000-8000-000000000001",
  setNo: "1",
  communeCode: "06463",
  stars: "4",
  score: "72,5",
  issuedOn: "2026-06-30",
  legalBasis: "",
};

describe("readCertificateDraft", () => {
  it("computes term, legal basis and certifying level from the day of issue", () => {
    expect(readCertificateDraft(form)).toEqual({
      ok: true,
      value: expect.objectContaining({ productName: "Na Chi Lăng", score: "72.50", stars: 4, expiresOn: "2029-06-30", legalBasis: "26/2026/QĐ-TTg", level: "province" }),
    });
  });

  it.each([
    [{ issuedOn: "2024-02-29", decisionDate: "2024-02-29", number: "20-187-06463-3-2024" }, { expiresOn: "2027-02-28", legalBasis: "148/QĐ-TTg" }],
    [{ issuedOn: "2025-12-31", decisionDate: "2025-12-31", number: "20-06463-1-2025" }, { expiresOn: "2028-12-31" }],
    [{ stars: "5", score: "90" }, { level: "ministry" }],
    [{ number: "20 – 06463 – 03 – 2026" }, { number: "20-06463-03-2026" }],
  ])("%o", (change, expected) => {
    expect(readCertificateDraft({ ...form, ...change })).toMatchObject({ ok: true, value: expected });
  });

  it.each<[Partial<CertificateForm>, Record<string, string>]>([
    [{ number: "20-6463-03-2026" }, { number: "number_shape" }],
    [{ number: "" }, { number: "missing" }],
    [{ number: "20-06463-03-2027" }, { number: "number_year" }],
    [{ issuedOn: "2025-06-30", decisionDate: "2025-06-30", number: "20-06463-03-2025" }, { number: "number_too_early" }],
    [{ stars: "2" }, { stars: "stars" }],
    [{ stars: "04" }, { stars: "stars" }],
    [{ score: "69.99" }, { score: "score_band" }],
    [{ score: "72.555" }, { score: "score_shape" }],
    [{ score: "100.01" }, { score: "score_shape" }],
    [{ score: "1e2" }, { score: "score_shape" }],
    [{ issuedOn: "2026-02-30" }, { issuedOn: "not_a_day" }],
    [{ issuedOn: "2019-08-20", decisionDate: "2019-08-20", number: "20-187-06463-3-2019" }, { issuedOn: "before_programme" }],
    [{ issuedOn: "2026-06-29" }, { issuedOn: "before_decision" }],
    [{ decisionNumber: "2865" }, { decisionNumber: "decision_number" }],
    [{ decisionNumber: "", decisionAuthority: " ", decisionDate: "" }, { decisionNumber: "missing", decisionAuthority: "missing", decisionDate: "missing" }],
    [{ decisionId: "x" }, { decisionId: "unknown" }],
    [{ setNo: "27", communeCode: "6463", producerId: "1", legalBasis: "999/QĐ-TTg" }, { setNo: "unknown", communeCode: "unknown", producerId: "unknown", legalBasis: "unknown" }],
    [{ productName: "x".repeat(301) }, { productName: "too_long" }],
  ])("refuses %o", (change, problems) => {
    expect(readCertificateDraft({ ...form, ...change })).toEqual({ ok: false, error: problems });
  });
});

it("knows who certified what and when", () => {
  const at = (day: string, stars: number) => [legalBasisOn(day as LocalDate), certifyingLevel(day as LocalDate, stars)];
  expect(at("2023-02-23", 3)).toEqual(["1048/QĐ-TTg", "province"]);
  expect(at("2023-02-24", 3)).toEqual(["148/QĐ-TTg", "district"]);
  expect(at("2025-07-05", 4)).toEqual(["148/QĐ-TTg", "province"]);
  expect(at("2025-07-06", 3)).toEqual(["148/QĐ-TTg (1489/QĐ-TTg)", "province"]);
  expect(at("2026-05-22", 5)).toEqual(["26/2026/QĐ-TTg", "ministry"]);
  expect(at("2019-08-20", 3)).toEqual([null, null]);
});

it("takes a number with a district after the merger too: dossiers numbered before it were decided later", () => {
  expect(checkProductNumber("20-187-06463-3-2025", "2025-12-31")).toBeNull();
  expect(checkProductNumber("83-829-28780-3-2022", null)).toBeNull();
});
