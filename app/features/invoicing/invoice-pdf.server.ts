import { sumsByVat, vatLabel, type Invoice, type InvoiceLine, type InvoiceParty } from "~/domain/invoices/invoice";
import { amountInWords } from "~/lib/amount-in-words";
import type { LocalDate } from "~/lib/local-date";
import { env } from "~/platform/env/env.server";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { operatorFooter } from "~/platform/pdf/operator-footer.server";
import { PdfFile } from "~/platform/pdf/pdf-document.server";

const REASONS = { returned: "hàng trả lại / goods returned", weighed: "chênh lệch cân / weighed again", cancelled: "đơn bị hủy / order called off", corrected: "điều chỉnh / corrected" } as const;
const PAYMENTS = { cod: "Tiền mặt khi nhận hàng / Cash on delivery", vietqr: "Chuyển khoản / Bank transfer", card: "Thẻ / Card" } as const;
const WHO_SELLS_DELIVERY = "Phí giao hàng là doanh thu của đơn vị vận chuyển, sàn thu hộ; không thuộc doanh thu của người bán. / Delivery is sold by the carrier; its fee is collected on its behalf.";

/** A document on paper: Vietnamese, which counts, with English below. Until its electronic invoice has a number it says that it is none. */
export async function invoicePdf(invoice: Invoice, at: Date): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string }> {
  const { demo, operator } = env();
  const commission = invoice.kind === "commission";
  const name = commission ? `Bảng kê phí sàn ${invoice.code}` : `Bảng kê bán hàng ${invoice.code}`;
  const file = new PdfFile({ title: name, header: name, footer: operatorFooter(), at });
  const money = (amount: bigint) => (amount < 0n ? `−${formatVnd(-amount, "vi")}` : formatVnd(amount, "vi"));
  const day = (one: LocalDate) => formatDate(one, "vi");

  file.heading(titleOf(invoice), 1).paragraph(englishTitleOf(invoice), { align: "center", soft: true });
  file.paragraph(invoice.eInvoice ? `Hóa đơn điện tử / E-invoice: ${invoice.eInvoice.series} số ${invoice.eInvoice.number}, ${day(invoice.eInvoice.day)}${invoice.eInvoice.authorityCode ? `, mã cơ quan thuế ${invoice.eInvoice.authorityCode}` : ""}`
    : "Không phải hóa đơn điện tử / Not an e-invoice", { align: "center", bold: true });
  if (demo) file.paragraph("BẢN TRÌNH DIỄN, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ / DEMONSTRATION ONLY", { align: "center", bold: true, size: 9 });
  file.facts([
    { term: "Số / No.", value: `${invoice.code}, ${day(invoice.day)}` },
    ...(invoice.adjusts ? [{ term: "Điều chỉnh cho / Adjusts", value: `${invoice.adjusts}: ${invoice.goods < 0n ? "giảm / decrease" : "tăng / increase"}, ${invoice.reason ? REASONS[invoice.reason] : ""}` }] : []),
    ...(invoice.orderCode && invoice.placedOn ? [{ term: "Đơn hàng / Order", value: `${invoice.orderCode}, ${day(invoice.placedOn)}` }] : []),
    ...(invoice.payment ? [{ term: "Thanh toán / Payment", value: PAYMENTS[invoice.payment] }] : []),
  ]);
  const seller = invoice.seller ?? { name: operator?.name ?? "Chợ Xứ Lạng", taxCode: operator?.taxCode ?? null, address: operator?.address ?? "" };
  file.heading("Người bán / Seller", 3).facts([
    { term: "Tên / Name", value: seller.name },
    ...(seller.taxCode ? [{ term: "Mã số thuế / Tax code", value: seller.taxCode }] : []),
    ...(seller.address ? [{ term: "Địa chỉ / Address", value: seller.address }] : []),
  ]);
  file.heading("Người mua / Buyer", 3).facts(buyerFacts(invoice.buyer));
  lines(file, invoice, money);
  totals(file, invoice, money);
  if (!commission && operator) file.paragraph(`Giao dịch qua sàn / Sold through: ${operator.name}${operator.taxCode ? `, MST ${operator.taxCode}` : ""}.`, { soft: true });
  if (!invoice.eInvoice) file.paragraph(commission ? "Hóa đơn điện tử của phí sàn do sàn lập (Nghị định 254/2026/NĐ-CP). / The shop issues the e-invoice of its commission." : "Hóa đơn điện tử do người bán lập qua tổ chức cung cấp dịch vụ của mình (Nghị định 254/2026/NĐ-CP). / The seller issues the e-invoice through its own provider.", { soft: true });
  return { bytes: await file.bytes(), name };
}

function titleOf({ kind, goods }: Invoice): string {
  if (kind === "commission") return "BẢNG KÊ PHÍ SÀN";
  if (kind === "sale") return "BẢNG KÊ BÁN HÀNG";
  return goods < 0n ? "BẢNG KÊ ĐIỀU CHỈNH GIẢM" : "BẢNG KÊ ĐIỀU CHỈNH TĂNG";
}

function englishTitleOf({ kind, goods, eInvoice }: Invoice): string {
  const title = kind === "commission" ? "Commission statement" : kind === "sale" ? "Sales statement" : `Adjusting statement (${goods < 0n ? "decrease" : "increase"})`;
  return eInvoice ? title : `${title} — not an e-invoice`;
}

/** Without a mail address or a telephone number: the paper goes to both sides. */
function buyerFacts({ kind, name, taxId, address, buyerName }: InvoiceParty): { term: string; value: string }[] {
  return [
    { term: kind === "company" ? "Đơn vị / Company" : "Tên / Name", value: name },
    ...(taxId ? [{ term: kind === "person" && taxId.length === 12 ? "Số định danh / Personal no." : "Mã số thuế / Tax code", value: taxId }] : []),
    ...(kind === "company" && buyerName && buyerName !== name ? [{ term: "Người mua hàng / Bought by", value: buyerName }] : []),
    ...(address ? [{ term: "Địa chỉ / Address", value: address }] : []),
    ...(kind === "none" ? [{ term: "Hóa đơn / Invoice", value: "Người mua không cung cấp mã số thuế / No tax code given" }] : []),
  ];
}

function lines(file: PdfFile, invoice: Invoice, money: (amount: bigint) => string): void {
  const plain = (amount: bigint) => money(amount).replace(/\s?₫/, "");
  file.space(2).table({
    size: 8,
    columns: [
      { head: "Hàng hóa, dịch vụ\nItem", width: 3.9 }, { head: "ĐVT\nUnit", width: 1.3 }, { head: "SL\nQty", width: 0.9, align: "right" }, { head: invoice.kind === "commission" ? "Doanh số*\nSales" : "Đơn giá*\nPrice", width: 1.5, align: "right" },
      { head: "Chưa thuế\nBefore tax", width: 1.6, align: "right" }, { head: "Thuế\nVAT", width: 1.15, align: "right" }, { head: "Tiền thuế\nTax", width: 1.5, align: "right" }, { head: "Thành tiền\nAmount", width: 1.6, align: "right" },
    ],
    rows: invoice.lines.map((line) => [
      itemName(line), line.unit.vi, line.grams === null ? (line.quantity === 0 ? "" : String(line.quantity)) : `${formatNumber(line.grams / 1_000, "vi")} kg`, line.unitPrice === null ? (line.base === null ? "" : plain(line.base)) : plain(line.unitPrice),
      plain(line.amount - line.tax), vatLabel(line.vatClass, line.vatRateBp), plain(line.tax), plain(line.amount),
    ]),
    total: ["Cộng / Total", "", "", "", plain(invoice.goods - invoice.tax), "", plain(invoice.tax), plain(invoice.goods)],
  });
}

/** In Vietnamese, in English below. */
function itemName({ name, discount }: InvoiceLine): string {
  const english = name.en && name.en !== name.vi ? `\n${name.en}` : "";
  const off = discount > 0n ? `\nĐã trừ giảm giá / Less discount ${formatVnd(discount, "vi")}` : "";
  return `${name.vi}${name.variant?.vi ? ` (${name.variant.vi})` : ""}${english}${off}`;
}

function totals(file: PdfFile, invoice: Invoice, money: (amount: bigint) => string): void {
  const gross = invoice.goods + invoice.discount;
  file.paragraph(invoice.kind === "commission" ? "* Của phí sàn: doanh số tính phí. Đơn vị: đồng. / For commission: the sales it is taken of. In đồng." : "* Đơn giá đã gồm thuế. KCT: không chịu thuế. Đơn vị: đồng. / Prices include tax. KCT: not subject to VAT. In đồng.", { soft: true, size: 8 });
  const bySums = sumsByVat(invoice.lines);
  if (bySums.length > 1) {
    file.table({
      size: 8, columns: [{ head: "Thuế suất / VAT", width: 3 }, { head: "Chưa thuế / Before tax", width: 2, align: "right" }, { head: "Tiền thuế / Tax", width: 2, align: "right" }, { head: "Cộng / Sum", width: 2, align: "right" }],
      rows: bySums.map(({ vatClass, vatRateBp, net, tax, gross: sum }) => [vatLabel(vatClass, vatRateBp), money(net), money(tax), money(sum)]),
    });
  }
  file.facts([
    ...(invoice.discount === 0n ? [] : [
      { term: "Tiền hàng / Goods", value: money(gross) },
      { term: "Giảm giá / Discount", value: `${money(-invoice.discount)}${invoice.vouchers.length > 0 ? `, mã / voucher ${invoice.vouchers.join(", ")} (người bán chịu / borne by the seller)` : ""}` },
    ]),
    { term: invoice.kind === "commission" ? "Phí sàn gồm thuế / Commission" : "Tiền hàng gồm thuế / Goods", value: money(invoice.goods) },
    { term: "Trong đó thuế / VAT in it", value: money(invoice.tax) },
    ...(invoice.shipping === 0n ? [] : [{ term: "Phí giao hàng thu hộ / Delivery", value: money(invoice.shipping) }, { term: "Người mua trả / Buyer pays", value: money(invoice.total) }]),
    { term: "Bằng chữ / In words", value: `${amountInWords(invoice.total)}.` },
  ]);
  if (invoice.shipping !== 0n) file.paragraph(WHO_SELLS_DELIVERY, { soft: true, size: 8 });
}
