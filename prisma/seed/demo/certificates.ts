import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct } from "../../data/products/load";
import { loadUnlinked } from "../../data/register/load";
import { readOwnPlaces } from "../places";
import { idOf } from "../random";
import type { Row } from "../session";
import { planHistory, type History, type PlannedCertificate } from "./certificate-history";

const REVOCATION_NOTES = {
  false_dossier: "Hồ sơ có tài liệu không đúng thực tế.",
  criteria_no_longer_met: "Kiểm tra sau công nhận: không còn đạt tiêu chí tối thiểu.",
  law_breach: "Vi phạm quy định về nhãn hàng hóa, an toàn thực phẩm.",
  ocop_mark_misuse: "Dùng biểu trưng OCOP cho sản phẩm không được công nhận.",
  production_stopped: "Chủ thể đã ngừng sản xuất.",
  other_authority_finding: "Theo kết luận của cơ quan có thẩm quyền.",
} as const;

/** Codes in product numbers changed shape with the units on this day. */
const NEW_NUMBERS_FROM = "2025-07-01";

interface Granted {
  product: DemoProduct;
  planned: PlannedCertificate;
  /** The one granted after it. */
  next: PlannedCertificate | undefined;
}

export interface CertificateRows {
  decisions: Row[];
  certificates: Row[];
  links: Row[];
  histories: Map<string, History>;
}

/** The district that most of a commune's former units lay in. */
function formerDistricts(): Map<string, { name: string; code: string }> {
  const places = readOwnPlaces();
  return new Map(places.communes.map((commune) => {
    const counts = new Map<string, number>();
    for (const unit of commune.formerUnits) counts.set(unit.district, (counts.get(unit.district) ?? 0) + 1);
    const [name = ""] = [...counts.entries()].sort((a, b) => b[1] - a[1])[0] ?? [];
    return [commune.code, { name, code: places.formerDistrictCodes[name] ?? "000" }];
  }));
}

/** Decisions of one authority are numbered through the year: the later the day, the higher the number. */
function decisionNumber(authority: string, issuedOn: LocalDate): string {
  const dayOfYear = Math.round((Date.parse(issuedOn) - Date.parse(`${issuedOn.slice(0, 4)}-01-01`)) / 86_400_000);
  const offset = [...authority].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 7;
  return `${100 + dayOfYear * 8 + offset}/QĐ-UBND`;
}

/**
 * Decisions, certificates and the links to listings of these products. `taken` holds product numbers that exist already;
 * every number given out is added to it.
 */
export function certificateRows(products: readonly DemoProduct[], today: LocalDate, adminId: string, taken: Set<string>): CertificateRows {
  const districts = formerDistricts();
  const histories = new Map(products.map((product) => [product.key, planHistory(product, today)]));
  const granted: Granted[] = products.flatMap((product) => {
    const certificates = histories.get(product.key)?.certificates ?? [];
    return certificates.map((planned, index) => ({ product, planned, next: certificates[index + 1] }));
  });
  granted.sort((a, b) => (a.planned.issuedOn < b.planned.issuedOn ? -1 : a.planned.issuedOn > b.planned.issuedOn ? 1 : 0));
  const decisions = new Map<string, Row>();
  const certificates: Row[] = [];
  const links: Row[] = [];
  const sequences = new Map<string, number>();
  const waiting = new Map(loadUnlinked().map((plan) => [plan.product, plan]));
  for (const { product, planned, next } of granted) {
    const district = districts.get(product.communeCode) ?? { name: "", code: "000" };
    const decision = decisionOf(planned, district.name);
    decisions.set(decision.id, decision.row);
    const year = planned.issuedOn.slice(0, 4);
    const prefix = planned.issuedOn < NEW_NUMBERS_FROM ? `20-${district.code}-${product.communeCode}` : `20-${product.communeCode}`;
    const number = nextNumber(prefix, year, planned.issuedOn >= NEW_NUMBERS_FROM, sequences, taken);
    const id = idOf(`certificate:${product.key}:${planned.issuedOn}`);
    const productId = idOf(`product:${product.key}`);
    const producerId = idOf(`producer:${product.producer}`);
    const plan = next ? undefined : waiting.get(product.key);
    certificates.push(certificateRow(id, number, decision.id, producerId, product, planned, plan?.nameInDecision));
    const linkedAt = startOfDay(planned.issuedOn);
    const unlinkedAt = next ? startOfDay(next.issuedOn) : plan ? new Date(Math.max(startOfDay(addDays(today, -plan.daysAgo)).getTime(), linkedAt.getTime()) + 10 * 3_600_000) : null;
    links.push({
      id: idOf(`link:${product.key}:${planned.issuedOn}`), certificate_id: id, product_id: productId,
      linked_at: linkedAt.toISOString(), linked_by: adminId, reason: `Theo quyết định ${decision.row["number"]}`,
      unlinked_at: unlinkedAt?.toISOString() ?? null, unlinked_by: unlinkedAt ? adminId : null,
      unlink_reason: next ? "Đánh giá lại, có giấy chứng nhận mới" : (plan?.reason ?? null),
    });
  }
  return { decisions: [...decisions.values()], certificates, links, histories };
}

function decisionOf(planned: PlannedCertificate, district: string): { id: string; row: Row } {
  const authority = planned.level === "district" ? `UBND ${district.charAt(0).toLowerCase()}${district.slice(1)}` : "UBND tỉnh Lạng Sơn";
  const number = decisionNumber(authority, planned.issuedOn);
  const year = Number(planned.issuedOn.slice(0, 4));
  const id = idOf(`decision:${authority}:${number}:${year}`);
  return { id, row: { id, authority, number, year, issued_on: planned.issuedOn, level: planned.level } };
}

function nextNumber(prefix: string, year: string, padded: boolean, sequences: Map<string, number>, taken: Set<string>): string {
  const series = `${prefix}/${year}`;
  for (let sequence = (sequences.get(series) ?? 0) + 1; ; sequence += 1) {
    const number = `${prefix}-${padded ? String(sequence).padStart(2, "0") : sequence}-${year}`;
    if (taken.has(number)) continue;
    sequences.set(series, sequence);
    taken.add(number);
    return number;
  }
}

function certificateRow(id: string, number: string, decisionId: string, producerId: string, product: DemoProduct, planned: PlannedCertificate, name = product.name.vi): Row {
  const { revoked } = planned;
  const issuedAt = startOfDay(planned.issuedOn).toISOString();
  const revokedAt = revoked && new Date(startOfDay(revoked.on).getTime() + 9 * 3_600_000).toISOString();
  return {
    id, number, decision_id: decisionId, producer_id: producerId, product_name: name, set_no: product.setNo,
    commune_code: product.communeCode, stars: product.stars, score: planned.score, legal_basis: planned.legalBasis, level: planned.level,
    issued_on: planned.issuedOn, expires_on: planned.expiresOn, revoked_at: revokedAt, revocation_reason: revoked?.reason ?? null,
    revocation_note: revoked ? REVOCATION_NOTES[revoked.reason] : null, created_at: issuedAt, updated_at: revokedAt ?? issuedAt,
  };
}
