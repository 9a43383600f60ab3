import type { DossierState } from "~/domain/evaluation/dossier-states";
import type { RoundDossier, RoundPage } from "~/domain/evaluation/round-queries.server";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { evaluation as vi } from "~/platform/i18n/messages/vi/evaluation";
import { PdfFile } from "~/platform/pdf/pdf-document.server";
import { annexRows } from "./annex";

/** The council's minutes and the decision's annex, as papers of the administration: in Vietnamese. */

const decimal = (mean: string) => mean.replace(".", ",");
const stars = (count: number) => (count >= 3 ? `${count} sao` : "Không đạt");

/** States of a dossier that the council has not finished with. */
const WAITING: ReadonlySet<DossierState> = new Set(["eligible", "scoring", "scored"]);
/** A list of results longer than this begins where the page is and goes on overleaf. */
const SHORT_TABLE = 120;
/** The height of the closing paragraphs of the minutes with those who get them. */
const CLOSING = 150;

function placeAndDay(at: Date): string {
  const [year, month, day] = localDateAt(at).split("-");
  return `Lạng Sơn, ngày ${day} tháng ${month} năm ${year}`;
}

/** Minutes of the council: who sat, which dossiers, what was found, signed by secretary and chair. */
export function minutesPdf(round: RoundPage, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const title = `Biên bản họp hội đồng đánh giá, phân hạng sản phẩm OCOP đợt ${round.no} năm ${round.year}`;
  const file = new PdfFile({ title, header: title, at });
  const name = (role: string) => round.council.find((member) => member.role === role)?.name;
  file
    .nationalHeading({ superior: "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", authority: "HỘI ĐỒNG ĐÁNH GIÁ SẢN PHẨM OCOP", number: "……/BB-HĐ", placeAndDay: placeAndDay(at) })
    .heading("BIÊN BẢN", 1)
    .paragraph(`Họp hội đồng đánh giá, phân hạng sản phẩm OCOP đợt ${round.no} năm ${round.year}`, { align: "center", bold: true, size: 11 });
  const waiting = round.dossiers.filter(({ state }) => WAITING.has(state)).length;
  if (waiting > 0) file.paragraph(`(Dự thảo: còn ${waiting} hồ sơ chưa có kết luận)`, { align: "center", soft: true });
  file
    .heading("I. Thời gian, địa điểm, căn cứ")
    .facts([
      { term: "Bắt đầu", value: "…… giờ ……, ngày …… / …… / ………" },
      { term: "Địa điểm", value: "………………………………………………" },
      { term: "Căn cứ", value: `Quyết định ${round.legalBasis}` },
      { term: "Thời gian nhận hồ sơ", value: `${formatDate(round.opensOn, "vi")} – ${formatDate(round.closesOn, "vi")}` },
      { term: "Hạn công bố", value: formatDate(round.decideBy, "vi") },
      { term: "Ngưỡng xem lại", value: `lệch quá ${round.spreadPercent}% điểm tối đa của tiêu chí, hoặc quá ${round.totalSpread} điểm so với trung bình` },
    ])
    .heading("II. Thành phần hội đồng")
    .table({
      columns: [{ head: "TT", width: 1.2, align: "right" }, { head: "Họ tên", width: 6 }, { head: "Vai trò", width: 4 }, { head: "Số phiếu đã nộp", width: 3.4, align: "right" }, { head: "Không chấm do có lợi ích liên quan", width: 6 }],
      rows: round.council.map((member, index) => [
        String(index + 1), member.name, vi[`council.${member.role}`], member.sheets === 0 ? "–" : String(member.submitted), [...member.interests.map(({ producer }) => producer), ...member.actsFor].join("; "),
      ]),
    });
  const decided = round.dossiers.filter(({ result }) => result !== null);
  file.section("III. Kết quả đánh giá", {
    columns: [{ head: "TT", width: 1.3, align: "right" }, { head: "Sản phẩm", width: 6 }, { head: "Chủ thể", width: 6 }, { head: "Số phiếu", width: 1.9, align: "right" }, { head: "Điểm TB", width: 2, align: "right" }, { head: "Hạng sao", width: 3.1 }, { head: "Tiêu chí giữ hạng", width: 2.8 }],
    rows: decided.map((dossier, index) => resultRow(dossier, index)),
  }, SHORT_TABLE);
  const count = (least: number, most: number) => decided.filter(({ result }) => result !== null && result.stars >= least && result.stars <= most).length;
  return file
    // A signature stands under at least the last lines of what is signed.
    .need(CLOSING + PdfFile.SIGNATURES)
    .paragraph(`Tổng số hồ sơ có kết luận: ${decided.length}; 3 sao: ${count(3, 3)}; 4 sao: ${count(4, 4)}; chuyển Bộ đánh giá 5 sao: ${count(5, 5)}; không đạt: ${count(1, 2)}.`)
    .paragraph("Điểm trung bình lấy đến hai chữ số thập phân, làm tròn nửa lên. Hạng sao theo khoảng điểm 50 ≤ 3 sao < 70 ≤ 4 sao < 90 ≤ 5 sao và điều kiện tối thiểu của từng tiêu chí.", { soft: true })
    .paragraph("Cuộc họp kết thúc vào …… giờ …… cùng ngày. Biên bản đã được đọc cho các thành viên nghe và nhất trí thông qua./.")
    .signatures([{ title: "THƯ KÝ", note: "(Ký, ghi rõ họ tên)", name: name("secretary") }, { title: "CHỦ TỊCH HỘI ĐỒNG", note: "(Ký, ghi rõ họ tên)", name: name("chair") }])
    .recipients("Nơi nhận:", ["UBND tỉnh (để báo cáo)", "Thành viên hội đồng", "Lưu: hồ sơ hội đồng"])
    .bytes();
}

function resultRow({ productName, legalName, result }: RoundDossier, index: number): string[] {
  return [String(index + 1), productName, legalName, result ? String(result.sheets ?? "") : "", result ? decimal(result.mean) : "", result ? stars(result.stars) : "", result?.holding.join(", ") ?? ""];
}

/** The annex of the decision: products, producers, numbers, points and stars. */
export function annexPdf(round: RoundPage, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { decision } = round;
  const title = `Danh sách sản phẩm OCOP được công nhận, đợt ${round.no} năm ${round.year}`;
  const rows = annexRows(round);
  return new PdfFile({ title, header: title, landscape: true, at })
    .heading("PHỤ LỤC", 1)
    .paragraph(title.toLocaleUpperCase("vi"), { align: "center", bold: true, size: 12 })
    .paragraph(decision ? `(Kèm theo Quyết định số ${decision.number} ngày ${formatDate(decision.issuedOn, "vi")} của ${decision.authority})` : "(Dự thảo, kèm theo tờ trình của hội đồng)", { align: "center", soft: true })
    .space(6)
    .table({
      columns: [
        { head: "TT", width: 1.2, align: "right" }, { head: "Mã số sản phẩm", width: 5.4 }, { head: "Tên sản phẩm", width: 7 }, { head: "Chủ thể", width: 8 }, { head: "Xã, phường", width: 5 },
        { head: "Bộ", width: 1.2, align: "right" }, { head: "Hình thức", width: 3.4 }, { head: "Điểm", width: 2.1, align: "right" }, { head: "Hạng sao", width: 2.7 },
      ],
      rows: rows.map((row) => [String(row.no), row.number, row.product, row.legalName, row.commune, String(row.set), row.kind, decimal(row.score), stars(row.stars)]),
      total: ["", "", `Cộng: ${rows.length} sản phẩm`, "", "", "", "", "", ""],
    })
    .bytes();
}
