import { addDays, addMonths, type LocalDate, startOfDay } from "~/lib/local-date";
import type { DemoProduct, DemoQuality } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";

const NAMES: Record<DemoQuality, { body: string; months: number; number: (serial: number, animal: boolean) => string }> = {
  vietgap: { body: "Trung tâm Chứng nhận Nông sản Đông Bắc", months: 36, number: (n, animal) => `VietGAP-${animal ? "CN" : "TT"}-13-0${(n % 8) + 1}-20-${String(n).padStart(4, "0")}` },
  globalgap: { body: "Công ty Giám định và Chứng nhận Biên Cương", months: 12, number: (n) => `GGN-89360${String(n).padStart(8, "0")}` },
  organic: { body: "Viện Chứng nhận Nông nghiệp Hữu cơ Việt Bắc", months: 24, number: (n) => `TCVN11041-20-${String(n).padStart(4, "0")}` },
  haccp: { body: "Công ty Giám định và Chứng nhận Biên Cương", months: 36, number: (n) => `HACCP-20-${String(n).padStart(4, "0")}` },
  iso22000: { body: "Công ty Giám định và Chứng nhận Biên Cương", months: 36, number: (n) => `FSMS-20-${String(n).padStart(4, "0")}` },
};

/** Registered names known to the public; the others of the demo are invented and carry no number. */
const REGISTERED: Record<string, { number: string | null; from: string }> = {
  "gi:Lạng Sơn – quả na": { number: "00140", from: "2024-06-22" },
  "gi:Lạng Sơn – hoa hồi": { number: "00007", from: "2007-02-15" },
  "gi:Bảo Lâm – hồng không hạt": { number: "00032", from: "2012-08-10" },
  "collective_mark:Quýt vàng Bắc Sơn": { number: null, from: "2017-06-01" },
  "collective_mark:Quýt vàng Tràng Định": { number: null, from: "2019-06-01" },
};

export interface QualityRows {
  qualityCertificates: Row[];
  qualityProducts: Row[];
  ipRights: Row[];
  ipGrants: Row[];
  recognitions: Row[];
}

/**
 * Quality certificates (one per producer and scheme, in force on `today`), rights to protected names, and prizes.
 * `serials` numbers the producers.
 */
export function qualityRows(products: readonly DemoProduct[], serials: ReadonlyMap<string, number>, today: LocalDate): QualityRows {
  const certificates = new Map<string, Row>();
  const rights = new Map<string, Row>();
  const since = startOfDay(addDays(today, -430));
  const kept = { created_at: since, updated_at: since };
  const rows: QualityRows = { qualityCertificates: [], qualityProducts: [], ipRights: [], ipGrants: [], recognitions: [] };
  for (const product of products) {
    const productId = idOf(`product:${product.key}`);
    const producerId = idOf(`producer:${product.producer}`);
    for (const scheme of new Set(product.quality)) {
      const animal = scheme === "vietgap" && product.setNo === 2;
      const key = `${product.producer}:${scheme}${animal ? ":animal" : ""}`;
      const id = idOf(`quality:${key}`);
      if (!certificates.has(key)) certificates.set(key, certificateRow(id, key, producerId, scheme, animal, (serials.get(product.producer) ?? 0) + 1, today));
      rows.qualityProducts.push({ quality_certificate_id: id, product_id: productId });
    }
    const { ip, ruralIndustrial, goldBrand } = product.recognition;
    if (ip) {
      const key = `${ip.kind}:${ip.name}`;
      const id = idOf(`ip-right:${key}`);
      const registered = REGISTERED[key];
      rights.set(key, { id, kind: ip.kind, name: ip.name, number: registered?.number ?? null, ...kept });
      const from = [`${product.firstYear}-01-15`, registered?.from ?? ""].sort().at(-1);
      rows.ipGrants.push({ id: idOf(`ip-grant:${key}:${product.key}`), ip_right_id: id, producer_id: producerId, product_id: productId, valid_from: from, valid_to: null, ...kept });
    }
    if (ruralIndustrial !== undefined) rows.recognitions.push({ id: idOf(`rural:${product.key}`), kind: "rural_industrial", product_id: productId, year: ruralIndustrial, ...kept });
    if (goldBrand !== undefined) rows.recognitions.push({ id: idOf(`gold:${product.key}`), kind: "gold_brand", product_id: productId, year: goldBrand, ...kept });
  }
  rows.qualityCertificates = [...certificates.values()];
  rows.ipRights = [...rights.values()];
  return rows;
}

function certificateRow(id: string, key: string, producerId: string, scheme: DemoQuality, animal: boolean, serial: number, today: LocalDate): Row {
  const { body, months, number } = NAMES[scheme];
  const issuedOn = addDays(today, -new Chance(`quality:${key}`).between(40, months * 30 - 60));
  return {
    id, producer_id: producerId, scheme, number: number(serial, animal), body, scope: animal ? "Chăn nuôi" : "Sản xuất, sơ chế, đóng gói",
    issued_on: issuedOn, expires_on: addMonths(issuedOn, months),
  };
}
