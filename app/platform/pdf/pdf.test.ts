import { expect, test } from "vitest";
import { pdfText } from "../../../tests/fixtures/pdf-text";
import { PdfFile } from "./pdf-document.server";
import { pdfResponse } from "./pdf-response.server";

const at = new Date("2026-11-25T03:00:00Z");

async function sample(rows: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = new PdfFile({ title: "Biên bản họp Hội đồng", header: "Biên bản họp Hội đồng", footer: "Chợ Xứ Lạng", at });
  file
    .nationalHeading({ superior: "UBND TỈNH LẠNG SƠN", authority: "HỘI ĐỒNG ĐÁNH GIÁ OCOP", number: "12/BB-HĐ", placeAndDay: "Lạng Sơn, ngày 25 tháng 11 năm 2026" })
    .heading("BIÊN BẢN", 1)
    .paragraph("Thạch đen Tràng Định, na dai Chi Lăng, hồng vành khuyên Văn Lãng, chè Đình Lập, rượu Mẫu Sơn.", { align: "justify" })
    .facts([{ term: "Chủ tọa", value: "Bà Nguyễn Thị Hương Thuỷ, Phó Chủ tịch Ủy ban nhân dân tỉnh, Chủ tịch Hội đồng" }])
    .heading("Kết quả")
    .table({
      columns: [{ head: "STT", width: 1, align: "right" }, { head: "Sản phẩm", width: 6 }, { head: "Điểm", width: 2, align: "right" }],
      rows: Array.from({ length: rows }, (_, index) => [String(index + 1), `Sản phẩm số ${index + 1} có một tên gọi rất dài, dài đến mức phải xuống dòng trong ô của nó`, "72,50"]),
      total: ["", "Cộng", "72,50"],
    })
    .signatures([{ title: "THƯ KÝ", note: "(Ký, ghi rõ họ tên)", name: "Lộc Văn Bằng" }, { title: "CHỦ TỊCH HỘI ĐỒNG", name: "Nguyễn Thị Hương Thuỷ" }]);
  return file.bytes();
}

test("Vietnamese text of a document can be searched, heading, table and signatures", async () => {
  const bytes = await sample(3);
  expect(Buffer.from(bytes).toString("latin1", 0, 5)).toBe("%PDF-");
  const [page = ""] = pdfText(bytes);
  for (const text of ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/BB-HĐ", "Chủ tọa", "72,50", "CHỦ TỊCH HỘI ĐỒNG", "Trang 1/1"]) {
    expect(page.normalize("NFC")).toContain(text);
  }
});

test("a long table repeats its head on each page, keeps every row whole and numbers the pages", async () => {
  const pages = pdfText(await sample(90));
  expect(pages.length).toBeGreaterThan(3);
  for (const [index, page] of pages.slice(0, -1).entries()) {
    expect(page).toContain("STT\n");
    expect(page).toContain(`Trang ${index + 1}/${pages.length}`);
  }
  expect(pages.join("").match(/Sản phẩm số \d+/g)).toEqual(Array.from({ length: 90 }, (_, index) => `Sản phẩm số ${index + 1}`));
});

test("a document is saved under its name, with and without accents", () => {
  const response = pdfResponse(new Uint8Array([37]), "Báo cáo OCOP 2021–2025");
  expect(response.headers.get("Content-Type")).toBe("application/pdf");
  expect(response.headers.get("Content-Disposition")).toBe(`attachment; filename="bao-cao-ocop-2021-2025.pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20OCOP%202021%E2%80%932025.pdf`);
});
