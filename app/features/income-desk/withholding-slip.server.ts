import type { TaxPayer, Withholding } from "~/domain/settlement/withholding.server";
import { localDateAt } from "~/lib/local-date";
import { env } from "~/platform/env/env.server";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { operatorFooter } from "~/platform/pdf/operator-footer.server";
import { PdfFile } from "~/platform/pdf/pdf-document.server";

const BLANK = "……………………………………";

/** The slip of the taxes that were withheld of a household or a person in a year. A paper for the tax office, so in Vietnamese. */
export async function withholdingSlip(payer: TaxPayer, { year, base, vat, pit }: Withholding, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { demo, bankAccount, operator } = env();
  const title = `Chứng từ khấu trừ thuế năm ${year}`;
  const file = new PdfFile({ title, footer: operatorFooter(), at });
  const money = (amount: bigint) => formatVnd(amount, "vi");
  const today = localDateAt(at);
  file
    .nationalHeading({ authority: "CHỢ XỨ LẠNG", placeAndDay: `Lập ngày ${formatDate(today, "vi")}` })
    .heading("CHỨNG TỪ KHẤU TRỪ THUẾ", 1)
    .paragraph(`Đối với hộ, cá nhân kinh doanh trên sàn thương mại điện tử, năm ${year}`, { align: "center" });
  if (demo) file.paragraph("BẢN TRÌNH DIỄN, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", { align: "center", bold: true });
  file
    .heading("Tổ chức khấu trừ thuế", 3)
    .facts([
      { term: "Tên", value: operator?.name ?? bankAccount?.name ?? "Chợ Xứ Lạng" },
      { term: "Mã số thuế", value: operator?.taxCode ?? BLANK },
      ...(operator?.address ? [{ term: "Địa chỉ", value: operator.address }] : []),
      ...(operator?.hotline ? [{ term: "Điện thoại", value: operator.hotline }] : []),
    ])
    .heading("Người nộp thuế", 3)
    .facts([
      { term: "Tên", value: payer.legalName },
      { term: "Mã số thuế", value: payer.taxCode ?? BLANK },
      { term: "Địa chỉ", value: payer.address },
    ])
    .heading("Số thuế đã khấu trừ", 3)
    .table({
      columns: [{ head: "Loại thuế", width: 3 }, { head: "Doanh thu tính thuế", width: 2, align: "right" }, { head: "Số thuế đã khấu trừ", width: 2, align: "right" }],
      size: 10,
      rows: [["Thuế giá trị gia tăng", money(base), money(vat)], ["Thuế thu nhập cá nhân", money(base), money(pit)]],
      total: ["Cộng", "", money(vat + pit)],
    })
    .paragraph(today.startsWith(String(year)) ? `Năm ${year} chưa kết thúc: số liệu tính đến ngày ${formatDate(today, "vi")}.` : `Kỳ tính thuế: từ 01/01/${year} đến 31/12/${year}.`)
    .paragraph("Doanh thu là tiền người mua trả cho hàng đã giao, đã trừ hàng trả lại. Căn cứ: Nghị định 252/2026/NĐ-CP, Điều 43, 44 và 45.", { soft: true })
    .signatures([{ title: "ĐẠI DIỆN TỔ CHỨC KHẤU TRỪ", note: "(Ký, ghi rõ họ tên, đóng dấu)" }]);
  return file.bytes();
}
