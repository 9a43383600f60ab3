import type { Table } from "~/platform/spreadsheet/table";
import { writeCsv } from "~/platform/spreadsheet/write-csv";
import { writeXlsx } from "~/platform/spreadsheet/write-xlsx.server";
import type { EInvoiceProvider, EInvoiceRecord } from "./e-invoice-provider";

export const FILE_FORMATS = ["xlsx", "csv", "xml", "json"] as const;
type FileFormat = (typeof FILE_FORMATS)[number];

/** Writes a batch as a file that the seller, or an officer, loads into the provider's own site. */
export const fileProvider: EInvoiceProvider<FileFormat> = {
  formats: FILE_FORMATS,
  async hand(batchCode, records, format) {
    switch (format) {
      case "json":
        return { body: `${JSON.stringify({ batch: batchCode, invoices: records }, (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value), 2)}\n`, type: "application/json; charset=utf-8", ending: "json" };
      case "xml":
        return { body: `<?xml version="1.0" encoding="UTF-8"?>\n${element("batch", { code: batchCode, invoice: records })}\n`, type: "application/xml; charset=utf-8", ending: "xml" };
      case "csv":
        return { body: writeCsv(asTable(batchCode, records)), type: "text/csv; charset=utf-8", ending: "csv" };
      case "xlsx":
        return { body: await writeXlsx(asTable(batchCode, records)), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" };
    }
  },
};

/** Fields become elements by their names, lists one for each; nothing of a text is markup. */
function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one: unknown) => element(name, one)).join("");
  if (value === null || value === undefined) return `<${name}/>`;
  if (typeof value === "object") return `<${name}>${Object.entries(value).map(([key, inner]) => element(key, inner)).join("")}</${name}>`;
  return `<${name}>${xmlText(String(value))}</${name}>`;
}

function xmlText(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const COLUMNS = [
  ["reference", "Mã chứng từ", "text"], ["template", "Mẫu số", "text"], ["series", "Ký hiệu", "text"], ["type", "Loại", "text"], ["adjusts", "Điều chỉnh cho", "text"], ["adjustsNumber", "Hóa đơn bị điều chỉnh", "text"],
  ["day", "Ngày", "date"], ["currency", "Tiền tệ", "text"], ["payment", "Thanh toán", "text"], ["order", "Đơn hàng", "text"],
  ["sellerName", "Người bán", "text"], ["sellerTaxCode", "MST người bán", "text"], ["sellerAddress", "Địa chỉ người bán", "text"],
  ["buyerName", "Tên đơn vị / người mua", "text"], ["buyerTaxId", "MST / số định danh người mua", "text"], ["buyerAddress", "Địa chỉ người mua", "text"], ["buyerEmail", "E-mail nhận hóa đơn", "text"], ["buyerPerson", "Họ tên người mua hàng", "text"],
  ["line", "Dòng", "number"], ["item", "Hàng hóa, dịch vụ", "text"], ["unit", "Đơn vị tính", "text"], ["quantity", "Số lượng", "text"], ["unitPrice", "Đơn giá chưa thuế", "text"], ["discount", "Chiết khấu (gồm thuế)", "money"],
  ["beforeTax", "Thành tiền chưa thuế", "money"], ["vat", "Thuế suất", "text"], ["tax", "Tiền thuế", "money"], ["amount", "Thành tiền gồm thuế", "money"],
  ["totalBeforeTax", "Tổng chưa thuế", "money"], ["totalTax", "Tổng thuế", "money"], ["total", "Tổng thanh toán", "money"], ["inWords", "Bằng chữ", "text"], ["shipping", "Phí giao hàng thu hộ", "money"],
] as const;

/** A row for each line; what belongs to the document is on each of them. */
function asTable(batchCode: string, records: readonly EInvoiceRecord[]): Table<(typeof COLUMNS)[number][0]> {
  const rows = records.flatMap((record) => record.lines.map((line) => ({
    reference: record.reference, template: record.template, series: record.series, type: record.type, adjusts: record.adjusts?.reference ?? null, adjustsNumber: record.adjusts?.number ? `${record.adjusts.series ?? ""} ${record.adjusts.number}` : null,
    day: record.day, currency: record.currency, payment: record.payment, order: record.order, sellerName: record.seller.name, sellerTaxCode: record.seller.taxCode, sellerAddress: record.seller.address,
    buyerName: record.buyer.name, buyerTaxId: record.buyer.taxId, buyerAddress: record.buyer.address, buyerEmail: record.buyer.email, buyerPerson: record.buyer.buyerName,
    line: line.position, item: line.name, unit: line.unit, quantity: line.quantity, unitPrice: line.unitPrice, discount: line.discount, beforeTax: line.beforeTax, vat: line.vat, tax: line.tax, amount: line.amount,
    totalBeforeTax: record.beforeTax, totalTax: record.tax, total: record.total, inWords: record.totalInWords, shipping: record.shippingCollected,
  })));
  return { title: batchCode, columns: COLUMNS.map(([key, title, kind]) => ({ key, title, kind })), rows };
}
