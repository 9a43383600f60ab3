import { expect, test } from "vitest";
import { givesStars, standing } from "~/domain/certificates/standing";
import { addDays, addMonths, startOfDay, type LocalDate } from "~/lib/local-date";
import { loadProducts } from "../../data/products/load";
import { instrumentOn, planHistory } from "./certificate-history";

const products = loadProducts();
const days = Array.from({ length: 60 }, (_, index) => addDays("2026-11-01" as LocalDate, index * 17));

test("every product stands where the catalogue says, on any day from the first on", () => {
  for (const today of days) {
    const mismatches = products.flatMap((product) => {
      const { status } = planHistory(product, today);
      return status === product.status ? [] : [`${today} ${product.key}: ${product.status} → ${status}`];
    });
    expect(mismatches).toEqual([]);
  }
});

test("the last certificate really is what its status says, and nothing is dated after the day", () => {
  const expected = { in_force: "valid", renewal: "expiring", lapsed: "expired", revoked: "revoked" } as const;
  for (const today of days.filter((_, index) => index % 12 === 0)) {
    for (const product of products) {
      const { certificates, status } = planHistory(product, today);
      const last = certificates.at(-1);
      if (!last) throw new Error("no certificate");
      const term = { ...last, extendedUntil: null, revokedAt: last.revoked && startOfDay(last.revoked.on) };
      expect([product.key, today, standing(term, startOfDay(today))]).toEqual([product.key, today, expected[status]]);
      expect(givesStars(standing(term, startOfDay(today)))).toBe(status === "in_force" || status === "renewal");
      certificates.forEach((certificate, index) => {
        expect(certificate.expiresOn).toBe(addMonths(certificate.issuedOn, 36));
        expect(certificate.issuedOn <= today).toBe(true);
        expect(index === 0 || certificate.issuedOn > (certificates[index - 1]?.issuedOn ?? "")).toBe(true);
        expect(certificate.score >= (product.stars === 3 ? 50 : 70) && certificate.score < (product.stars === 3 ? 70 : 90)).toBe(true);
      });
      expect(certificates[0]?.issuedOn.slice(0, 4)).toBe(String(product.firstYear));
    }
  }
});

test("the instrument and the level follow the day of issue", () => {
  const on = (text: string, stars: 3 | 4) => instrumentOn(text as LocalDate, stars);
  expect(on("2023-02-23", 3)).toEqual({ legalBasis: "1048/QĐ-TTg", level: "province" });
  expect(on("2023-02-24", 3)).toEqual({ legalBasis: "148/QĐ-TTg", level: "district" });
  expect(on("2023-02-24", 4).level).toBe("province");
  expect(on("2025-07-05", 3).level).toBe("district");
  expect(on("2025-07-06", 3)).toEqual({ legalBasis: "148/QĐ-TTg, sửa đổi bởi 1489/QĐ-TTg", level: "province" });
  expect(on("2026-05-22", 3)).toEqual({ legalBasis: "26/2026/QĐ-TTg", level: "province" });
});
