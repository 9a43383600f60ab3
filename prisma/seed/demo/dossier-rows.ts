import { DOCUMENT_KINDS, requiredDocuments, type DocumentKind } from "~/domain/evaluation/documents";
import { hundredthsText, rate } from "~/domain/evaluation/rating";
import { scorable, type ScoreSheet } from "~/domain/evaluation/score-sheet";
import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import type { PlannedDossier } from "./evaluation-plan";
import { adminId, communeOfficerId, councilIds } from "./people";
import { marksFor, variation, type DemoMarks } from "./score-marks";

export interface DemoCertificate {
  id: string; number: string; producerId: string; productName: string; setNo: number; communeCode: string; stars: number; score: number;
  decisionId: string; issuedOn: LocalDate; productId: string; slug: string; story: string; renews: string | null;
}

/** One page that says that it stands for a paper; every demo paper that is a file is this one. */
export const DEMO_PAPER = { storageName: "evidence-demo.pdf", bytes: demoPdf("Giay to minh hoa (demo)") };

interface DemoRound { id: string; on: LocalDate; state: string; key: string }
interface RoundPlan { key: string; year: number; no: number; state: string; opensOn: LocalDate; closesOn: LocalDate; decideBy: LocalDate; decisionId: string | null; on: LocalDate }

const morning = (day: LocalDate, hours = 2) => new Date(startOfDay(day).getTime() + (7 + hours) * 3_600_000).toISOString();
const REMARKS = ["Sản phẩm có nét riêng, bao bì đẹp.", "Cần bổ sung hợp đồng tiêu thụ ngoài tỉnh.", "", "Vùng nguyên liệu rõ ràng, truy xuất được.", ""];
const TITLES: Partial<Record<DocumentKind, string>> = {
  registration_sheet: "Phiếu đăng ký tham gia", business_registration: "Giấy chứng nhận đăng ký", production_conditions: "Giấy chứng nhận cơ sở đủ điều kiện ATTP",
  material_origin: "Hợp đồng liên kết vùng nguyên liệu", quality_declaration: "Bản tự công bố sản phẩm", test_report: "Phiếu kết quả kiểm nghiệm",
};

/** Collects the rows of the demo's rounds, table by table. */
export class DossierRows {
  readonly submissions: Row[] = [];
  readonly outcomes: Row[] = [];
  readonly scores: Row[] = [];
  private readonly tables = new Map<string, Row[]>();
  private readonly receipts = new Map<string, number>();

  constructor(private readonly sheets: Map<number, ScoreSheet>, private readonly today: LocalDate) {}

  of(table: string): Row[] {
    return this.tables.get(table) ?? [];
  }

  private add(table: string, ...rows: Row[]): void {
    this.tables.set(table, [...this.of(table), ...rows]);
  }

  round({ key, year, no, state, opensOn, closesOn, decideBy, decisionId, on }: RoundPlan): DemoRound {
    const id = idOf(`round:${key}`);
    const published = state === "published" ? morning(on, 9) : null;
    this.add("evaluation_round", {
      id, level: "province", year, no, state, opens_on: opensOn, closes_on: closesOn, decide_by: decideBy, spread_percent: 40, total_spread: 10, quorum: 3, legal_basis: "26/2026/QĐ-TTg", decision_id: decisionId,
      scoring_at: state === "filing" ? null : morning(addDays(closesOn, 5)), concluded_at: published && morning(addDays(on, -3)), published_at: published, created_at: morning(opensOn), updated_at: morning(on),
    });
    this.add("council_member", { round_id: id, user_id: adminId, role: "secretary" }, ...councilIds.map((user, index) => ({ round_id: id, user_id: user, role: index === 0 ? "chair" : "member" })));
    return { id, on, state, key };
  }

  /** A dossier of the round that is over: its marks make the certificate's stars, and the certificate's score is their mean. */
  finished(round: DemoRound, certificate: DemoCertificate): void {
    const sheet = this.sheets.get(certificate.setNo);
    if (!sheet) return;
    const filedOn = addDays(round.on, -60);
    const { stars } = certificate;
    const id = this.dossier(round, { ...certificate, renewed: certificate.renews }, sheet, filedOn, stars, "certified");
    const all = this.council(id, sheet, stars, Math.round(certificate.score), councilIds, filedOn, councilIds.length, {});
    const rating = rate(sheet, all);
    this.outcomes.push({ dossier: id, state: "certified" });
    this.scores.push({ certificate: certificate.id, score: hundredthsText(rating.mean) });
    this.result(id, rating, all.length, certificate.id, addDays(round.on, -3));
  }

  /** A dossier as the plan wants it. */
  planned(round: DemoRound, certificate: DemoCertificate, plan: PlannedDossier, filedOn: LocalDate): void {
    const sheet = this.sheets.get(certificate.setNo);
    if (!sheet) return;
    const id = this.dossier(round, { ...certificate, renewed: certificate.id }, sheet, filedOn, plan.stars, plan.state);
    if (round.state !== "scoring") return;
    // One member of the council has an interest in the last producer of the plan.
    const members = plan.state === "scoring" && plan.submitted === 0 ? councilIds.slice(0, 4) : councilIds;
    if (members.length < councilIds.length) {
      this.add("council_interest", { round_id: round.id, user_id: councilIds[4], producer_id: certificate.producerId, reason: "Người thân làm trong ban giám đốc", declared_at: morning(addDays(filedOn, 3)) });
    }
    const all = this.council(id, sheet, plan.stars, plan.total, members, addDays(filedOn, 12), plan.submitted, plan);
    if (plan.state === "scoring") return;
    this.outcomes.push({ dossier: id, state: plan.state });
    if (plan.state !== "scored") this.result(id, rate(sheet, all), all.length, null, addDays(this.today, -2));
  }

  private dossier(round: DemoRound, certificate: DemoCertificate & { renewed: string | null }, sheet: ScoreSheet, filedOn: LocalDate, stars: number, state: PlannedDossier["state"]): string {
    const id = idOf(`dossier:${round.key}:${certificate.number}`);
    const scored = ["certified", "scored", "concluded", "not_recognised", "referred_to_ministry", "scoring"].includes(state);
    const filed = state !== "draft";
    const sent = scored || state === "forwarded" || state === "eligible";
    this.add("dossier", {
      id, kind: certificate.renewed === null ? "new" : state === "draft" ? "upgrade" : "re_evaluation", state: scored ? "scoring" : state, producer_id: certificate.producerId, product_id: certificate.productId, product_name: certificate.productName,
      set_no: certificate.setNo, commune_code: certificate.communeCode, sheet_id: sheet.id, certificate_id: certificate.renewed, round_id: sent ? round.id : null, receipt_number: filed ? this.receipt(certificate.communeCode, filedOn) : null,
      story: story(certificate), state_reason: state === "returned" ? "Thiếu bản tự công bố sản phẩm còn hạn; đề nghị bổ sung." : null, submitted_at: filed ? morning(filedOn) : null,
      eligible_at: scored || state === "eligible" ? morning(addDays(filedOn, 10)) : null, created_at: morning(addDays(filedOn, -3)), updated_at: morning(filedOn, 3),
    });
    const self = marksFor(sheet, stars, 85, new Chance(`self:${id}`));
    // A draft is half filled in.
    const codes = [...self.keys()].slice(0, filed ? undefined : 14);
    this.add("dossier_self_mark", ...codes.map((code) => markRow(sheet, self, code, { dossier_id: id, note: null })));
    this.papers(id, sheet, certificate, filed, filedOn);
    if (sent) {
      const reviewed = { local_material: true, local_labour: true, idea_origin: true, local_identity: true, note: "Đủ bốn nội dung, đề nghị tỉnh đánh giá." };
      this.add("commune_review", { dossier_id: id, ...reviewed, reviewed_by: communeOfficerId, reviewed_at: morning(addDays(filedOn, 6)) });
    }
    return id;
  }

  private papers(id: string, sheet: ScoreSheet, { slug }: DemoCertificate, filed: boolean, on: LocalDate): void {
    const paper = (kind: DocumentKind, title: string, code: string | null, source: Row) =>
      this.add("dossier_evidence", { id: idOf(`paper:${id}:${kind}:${code}`), dossier_id: id, sheet_id: sheet.id, code, kind, title, storage_name: null, media_type: null, bytes: null, link: null, added_by: null, added_at: morning(addDays(on, -2)), ...source });
    const file = { storage_name: DEMO_PAPER.storageName, media_type: "application/pdf", bytes: DEMO_PAPER.bytes.byteLength };
    const page = { link: `/san-pham/${slug}` };
    for (const kind of requiredDocuments(sheet.setNo).slice(0, filed ? undefined : 3)) {
      paper(kind, kind === "product_story" ? "Câu chuyện trên gian hàng" : (TITLES[kind] ?? kind), null, kind === "product_story" ? page : file);
    }
    const codes = new Set(scorable(sheet).map(({ code }) => code));
    const more: [string, DocumentKind, string, Row][] = [
      ["1.1", "material_origin", "Bảng kê nguyên liệu", file], ["2.2", "barcode_trace", "Ảnh bao bì và tem truy xuất", file], ["3.3", "local_labour", "Danh sách lao động địa phương", file],
      ["3.5", "intellectual_property", "Giấy chứng nhận nhãn hiệu", file], ["4.1", "market", "Đơn hàng và nơi bán trên Chợ Xứ Lạng", page], ["4.3", "promotion", "Gian hàng và ảnh hội chợ", page], ["5.1", "product_story", "Câu chuyện trên trang sản phẩm", page],
    ];
    for (const [code, kind, title, source] of more) if (codes.has(code) && DOCUMENT_KINDS.includes(kind)) paper(kind, title, code, source);
  }

  /** The members' sheets: all begun, the first so many submitted. Answers what the submitted ones say. */
  private council(id: string, sheet: ScoreSheet, stars: number, total: number, members: readonly string[], on: LocalDate, submitted: number, { disputed, lacks }: Pick<PlannedDossier, "disputed" | "lacks">): DemoMarks[] {
    const chance = new Chance(`marks:${id}`);
    const base = marksFor(sheet, stars, total, chance);
    const lacking = lacks && scorable(sheet).find(({ minimum, options }) => minimum[lacks] !== undefined && options.some(({ points }) => points < (minimum[lacks] ?? 0)));
    if (lacking) base.set(lacking.code, Math.max(...lacking.options.map(({ points }) => points).filter((points) => points < (lacking.minimum[lacks ?? 3] ?? 0))));
    const all: DemoMarks[] = [];
    for (const [seat, member] of members.entries()) {
      this.add("council_sheet", { dossier_id: id, user_id: member, state: "draft", total: null, comment: "", submitted_at: null, updated_at: morning(on) });
      const own = variation(sheet, base, stars, chance);
      if (lacking) own.set(lacking.code, base.get(lacking.code) ?? 0);
      if (disputed && seat === 2) for (const { code, options, max } of scorable(sheet).filter((one) => one.max >= 5).slice(0, 3)) own.set(code, (own.get(code) ?? 0) * 2 > max ? (options[0]?.points ?? 0) : max);
      const codes = [...own.keys()].slice(0, seat < submitted ? undefined : seat === submitted ? 11 : 0);
      this.add("council_mark", ...codes.map((code) => markRow(sheet, own, code, { dossier_id: id, user_id: member, note: null })));
      if (seat >= submitted) continue;
      this.submissions.push({ dossier: id, member, at: morning(addDays(on, 1 + (seat % 3)), 1 + seat), comment: REMARKS[seat] ?? "" });
      all.push(own);
    }
    return all;
  }

  private result(id: string, rating: ReturnType<typeof rate>, sheets: number, certificateId: string | null, on: LocalDate): void {
    this.add("dossier_result", {
      dossier_id: id, level: "province", mean: hundredthsText(rating.mean), stars: rating.stars, band: rating.band, sheets, holding: rating.heldBack, note: "",
      concluded_by: councilIds[0], concluded_at: morning(on, 8), certificate_id: rating.stars >= 3 ? certificateId : null,
    });
  }

  private receipt(commune: string, on: LocalDate): string {
    const series = `PĐK-20-${commune}-${on.slice(0, 4)}`;
    const no = (this.receipts.get(series) ?? 0) + 1;
    this.receipts.set(series, no);
    return `${no}/${series}`;
  }
}

function markRow(sheet: ScoreSheet, marks: DemoMarks, code: string, more: Row): Row {
  const points = marks.get(code) ?? 0;
  const option = sheet.criteria.find((criterion) => criterion.code === code)?.options.find((one) => one.points === points);
  return { ...more, sheet_id: sheet.id, code, ordinal: option?.ordinal ?? 1, points };
}

function story({ story: text, productName }: DemoCertificate): string {
  return text.length >= 100 ? text : `${text} ${productName} được làm theo cách của người Xứ Lạng, từ nguyên liệu trong vùng, do người trong xã làm ra và giữ gìn qua nhiều năm.`;
}

/** The smallest PDF that readers open: one page with a line of plain letters. */
function demoPdf(line: string): Uint8Array {
  const stream = `BT /F1 18 Tf 72 760 Td (${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
