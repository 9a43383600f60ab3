import { addDays, fromDateColumn, localDateAt, toDateColumn, type LocalDate } from "~/lib/local-date";
import { tracePath } from "~/domain/traceability/gs1";
import type { LocalizedText } from "~/lib/localized-text";
import type { Db } from "~/platform/db/client.server";
import type { Fact } from "./facts";
import { reviewFacts } from "./review-facts.server";
import { salesFacts } from "./sales-facts.server";

/** Facts are shown of at most so many lots, the latest. */
const LOTS = 5;

/**
 * Everything held about a producer's product that counts in an evaluation, as of a moment, in a fixed order: the same rows
 * give the same facts. Without a listing only what is known of the producer.
 */
export async function collectFacts(tx: Db, { producerId, productId, at }: { producerId: string; productId: string | null; at: Date }): Promise<Fact[]> {
  const today = localDateAt(at);
  const producer = await producerFacts(tx, producerId, today);
  if (productId === null) return producer;
  const product = await tx.product.findUnique({
    where: { id: productId },
    include: {
      pictures: { select: { id: true } },
      recognitions: { orderBy: [{ year: "desc" }, { kind: "asc" }] },
      qualityCertificates: { include: { qualityCertificate: true }, orderBy: { qualityCertificateId: "asc" } },
      ipRights: { include: { ipRight: true }, orderBy: { id: "asc" } },
      lots: { where: { producedOn: { gte: toDateColumn(addDays(today, -730)), lte: toDateColumn(today) } }, orderBy: [{ producedOn: "desc" }, { code: "asc" }], include: { growingArea: true, _count: { select: { events: true } } } },
    },
  });
  if (!product) return producer;
  const link = `/san-pham/${product.slug}`;
  const day = toDateColumn(today);
  const facts: Fact[] = [...producer];
  const areas = new Map(product.lots.flatMap(({ growingArea }) => (growingArea && growingArea.status === "active" && growingArea.validFrom <= day && (growingArea.validTo === null || growingArea.validTo >= day) ? [[growingArea.code, growingArea] as const] : [])));
  for (const { code, crop, areaHa, markets, validFrom } of areas.values()) {
    const from = fromDateColumn(validFrom);
    facts.push({ kind: "growing_area", value: 1, on: from, link, title: `Vùng trồng ${code} (${crop}, ${decimal(areaHa.toFixed(1))} ha), mã số cấp ngày ${vn(from)}` });
    if (markets.length > 0) facts.push({ kind: "export_area", value: 1, on: from, link, title: `Vùng trồng ${code} được cấp mã cho thị trường ${markets.join(", ")}, từ ngày ${vn(from)}` });
  }
  for (const lot of product.lots.filter(({ growingArea }) => growingArea !== null && areas.has(growingArea.code)).slice(0, LOTS)) {
    const on = fromDateColumn(lot.producedOn);
    facts.push({ kind: "lot", value: 1, on, link: tracePath(lot.gtin, lot.code), title: `Lô ${lot.code}, vùng trồng ${lot.growingArea?.code ?? ""}, làm ngày ${vn(on)} (sổ lô hàng)` });
  }
  for (const lot of product.lots.filter(({ _count }) => _count.events > 0).slice(0, LOTS)) {
    const on = fromDateColumn(lot.producedOn);
    facts.push({ kind: "trace", value: 1, on, link: tracePath(lot.gtin, lot.code), title: `Trang truy xuất điện tử của lô ${lot.code}, ${lot._count.events} bước, làm ngày ${vn(on)}` });
  }
  for (const { qualityCertificate: paper } of product.qualityCertificates) {
    if (paper.producerId !== producerId || paper.issuedOn > day || paper.expiresOn < day) continue;
    facts.push({ kind: `quality_${paper.scheme}`, value: 1, on: fromDateColumn(paper.issuedOn), link, title: `${SCHEME[paper.scheme]} số ${paper.number} (${paper.body}), phạm vi: ${paper.scope}, còn hạn đến ${vn(fromDateColumn(paper.expiresOn))}` });
  }
  for (const { ipRight, validFrom, validTo, producerId: holder } of product.ipRights) {
    if (holder !== producerId || validFrom > day || (validTo !== null && validTo < day)) continue;
    facts.push({ kind: ipRight.kind === "trademark" ? "mark_private" : "mark_shared", value: 1, on: fromDateColumn(validFrom), link, title: `${MARK[ipRight.kind]} “${ipRight.name}”${ipRight.number ? ` số ${ipRight.number}` : ""}, được dùng từ ${vn(fromDateColumn(validFrom))}` });
  }
  facts.push(...(await salesFacts(tx, productId, link, today)));
  facts.push(...(await reviewFacts(tx, productId, link, today)));
  if (product.state === "published") {
    const since = product.publishedAt ? localDateAt(product.publishedAt) : today;
    facts.push({ kind: "shop", value: 1, on: since, link, title: `Gian hàng trên sàn thương mại điện tử của tỉnh, mở ngày ${vn(since)}` });
  }
  if (product.pictures.length > 0) facts.push({ kind: "pictures", value: product.pictures.length, on: localDateAt(product.updatedAt), link, title: `${product.pictures.length} ảnh trên trang sản phẩm, cập nhật ${vn(localDateAt(product.updatedAt))}` });
  const story = storyOf(product.description as LocalizedText);
  if (story.length > 0) facts.push({ kind: "story", value: story.length, on: localDateAt(product.updatedAt), link, title: `Câu chuyện trên trang sản phẩm (${story.length} ký tự), cập nhật ${vn(localDateAt(product.updatedAt))}` });
  for (const { kind, year } of product.recognitions) {
    facts.push({ kind: "recognition", value: 1, on: `${year}-12-31` as LocalDate, link, title: `${kind === "gold_brand" ? "Thương hiệu vàng nông nghiệp" : "Sản phẩm công nghiệp nông thôn tiêu biểu"} năm ${year}` });
  }
  return facts.map((fact) => ({ ...fact, title: fact.title.slice(0, 200) }));
}

async function producerFacts(tx: Db, id: string, today: LocalDate): Promise<Fact[]> {
  const producer = await tx.producer.findUnique({ where: { id }, select: { slug: true, kind: true, establishedYear: true, legalName: true } });
  if (!producer) return [];
  const { slug, kind, establishedYear, legalName } = producer;
  return [{
    kind: "organisation", value: ORGANISATION[kind].level, on: today, link: `/nha-san-xuat/${slug}`,
    title: `${legalName}: ${ORGANISATION[kind].name}${establishedYear ? `, thành lập năm ${establishedYear}` : ""} (sổ nhà sản xuất)`.slice(0, 200),
  }];
}

const SCHEME = { vietgap: "VietGAP", globalgap: "GlobalG.A.P.", organic: "Chứng nhận hữu cơ", haccp: "HACCP", iso22000: "ISO 22000" };
const MARK = { gi: "Chỉ dẫn địa lý", collective_mark: "Nhãn hiệu tập thể", certification_mark: "Nhãn hiệu chứng nhận", trademark: "Nhãn hiệu" };
const ORGANISATION = {
  individual: { name: "cá nhân", level: 1 }, household: { name: "hộ sản xuất", level: 1 }, farm: { name: "trang trại", level: 1 }, cooperative_group: { name: "tổ hợp tác", level: 2 },
  company: { name: "doanh nghiệp", level: 2 }, association: { name: "hội, hiệp hội", level: 2 }, cooperative: { name: "hợp tác xã", level: 3 },
};

/** A product's own story in Vietnamese, as its page tells it. */
export function storyOf(text: LocalizedText): string {
  return text.vi.normalize("NFC").trim();
}

/** 25/11/2026, as a dossier writes its days. */
export function vn(day: LocalDate): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

function decimal(text: string): string {
  return text.replace(".", ",");
}
