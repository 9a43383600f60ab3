import { expect, test } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { eInvoiceRecord } from "./e-invoice-provider";
import { fileProvider } from "./file-provider.server";
import { monthsBack, readMonth, sumsByVat, vatLabel, type Invoice } from "./invoice";

const seller = { kind: "cooperative", name: 'HTX "Ong" & Bạn', taxCode: "4900123456", address: "Chi Lăng" };
const sale: Invoice = {
  id: "1", kind: "sale", code: "BK26-000007", producerId: "p", shipmentId: "s", orderCode: "ABC", placedOn: "2026-12-31" as LocalDate, payment: "vietqr", adjusts: null, reason: null, day: "2027-01-03" as LocalDate, month: null, seller,
  buyer: { kind: "company", name: "=HYPERLINK(1)", taxId: "0101234565", address: "Hà Nội", email: "a@b.vn", buyerName: null }, goods: 241_000n, discount: 8_000n, tax: 16_000n, shipping: 30_000n, total: 271_000n, vouchers: ["MA"], sent: null, refusal: null, eInvoice: null,
  lines: [
    { position: 1, name: { vi: "Mật ong", variant: { vi: "Hũ <500 g>" } }, unit: { vi: "hũ" }, quantity: 2, grams: null, unitPrice: 112_000n, base: null, discount: 8_000n, amount: 216_000n, tax: 16_000n, vatClass: "rate_8_temp", vatRateBp: 800 },
    { position: 2, name: { vi: "Na" }, unit: { vi: "túi" }, quantity: 1, grams: 500, unitPrice: 25_000n, base: null, discount: 0n, amount: 25_000n, tax: 0n, vatClass: "agri_not_subject", vatRateBp: 0 },
  ],
};

test("a record has what an electronic invoice asks for, the class of tax by its own name", () => {
  expect(eInvoiceRecord(sale, seller, null)).toMatchObject({
    reference: "BK26-000007", template: "1", series: "C27TXL", type: "original", adjusts: null, currency: "VND", payment: "CK", beforeTax: 225_000n, tax: 16_000n, total: 241_000n, totalInWords: "Hai trăm bốn mươi mốt nghìn đồng", shippingCollected: 30_000n,
    lines: [{ name: "Mật ong (Hũ <500 g>)", quantity: "2", unitPrice: "100000", beforeTax: 200_000n, vat: "8%", tax: 16_000n, amount: 216_000n, discount: 8_000n }, { unit: "kg", quantity: "0.5", unitPrice: "50000", vat: "KCT", tax: 0n }],
    sums: [{ vat: "KCT", beforeTax: 25_000n, tax: 0n }, { vat: "8%", beforeTax: 200_000n, tax: 16_000n }],
  });
  expect(vatLabel("rate_0", 0)).toBe("0%");
  expect(vatLabel("agri_no_declare", 0)).toBe("KKKNT");
  expect(vatLabel("agri_no_declare", 500)).toBe("5%");
});

test("what fell is a decrease without signs that names the invoice it corrects", () => {
  const back: Invoice = { ...sale, kind: "adjustment", code: "BK26-000008", adjusts: "BK26-000007", reason: "returned", goods: -108_000n, tax: -8_000n, shipping: 0n, total: -108_000n, lines: [{ ...sale.lines[0]!, quantity: -1, discount: 0n, amount: -108_000n, tax: -8_000n }] };
  expect(eInvoiceRecord(back, { ...seller, kind: "household" }, { series: "1C27TXL", number: "00000017" })).toMatchObject({
    template: "2", type: "decrease", adjusts: { reference: "BK26-000007", series: "1C27TXL", number: "00000017" }, total: 108_000n, lines: [{ quantity: "1", beforeTax: 100_000n, tax: 8_000n }],
  });
});

test("files hold every line, and nothing in them runs or is markup", async () => {
  const records = [eInvoiceRecord(sale, seller, null)];
  const text = async (format: "csv" | "xml" | "json") => String((await fileProvider.hand("HD1", records, format)).body);
  expect(await text("csv")).toContain("'=HYPERLINK(1)");
  expect((await text("csv")).trim().split("\r\n")).toHaveLength(3);
  expect(await text("xml")).toContain("<name>HTX &quot;Ong&quot; &amp; Bạn</name>");
  expect(await text("xml")).toContain("Hũ &lt;500 g&gt;");
  expect(JSON.parse(await text("json"))).toMatchObject({ batch: "HD1", invoices: [{ total: 241_000, lines: [{ position: 1 }, { position: 2 }] }] });
  expect((await fileProvider.hand("HD1", records, "xlsx")).body.length).toBeGreaterThan(1_000);
});

test("sums keep classes of 0 % apart; months are read and counted back over a year", () => {
  const line = { amount: 10n, tax: 0n, vatRateBp: 0 } as const;
  expect(sumsByVat([{ ...line, vatClass: "rate_0" }, { ...line, vatClass: "agri_not_subject" }, { ...line, vatClass: "rate_0" }]).map(({ vatClass, gross }) => [vatClass, gross])).toEqual([["agri_not_subject", 10n], ["rate_0", 20n]]);
  expect(monthsBack("2027-01-15" as LocalDate, 3)).toEqual(["2027-01-01", "2026-12-01", "2026-11-01"]);
  expect([readMonth("2026-11"), readMonth("2026-13"), readMonth("x"), readMonth(null)]).toEqual(["2026-11-01", null, null, null]);
});
