import type { LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import type { DemoProduct } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";

interface Criterion {
  name: LocalizedText;
  result: string;
  limit: string;
}

const residues: Criterion[] = [
  { name: { vi: "Dư lượng thuốc bảo vệ thực vật", en: "Pesticide residues", zh: "农药残留" }, result: "KPH", limit: "< 0,01 mg/kg" },
  { name: { vi: "Chì (Pb)", en: "Lead (Pb)", zh: "铅 (Pb)" }, result: "KPH", limit: "≤ 0,1 mg/kg" },
];
const microbes: Criterion[] = [
  { name: { vi: "E. coli", en: "E. coli", zh: "大肠埃希氏菌" }, result: "KPH", limit: "≤ 10 CFU/g" },
  { name: { vi: "Salmonella", en: "Salmonella", zh: "沙门氏菌" }, result: "KPH", limit: "KPH/25 g" },
];
const honey: Criterion[] = [
  { name: { vi: "Độ ẩm", en: "Moisture", zh: "水分" }, result: "18,6 %", limit: "≤ 20 %" },
  { name: { vi: "HMF", en: "HMF", zh: "羟甲基糠醛" }, result: "11 mg/kg", limit: "≤ 40 mg/kg" },
];
const spirit: Criterion[] = [
  { name: { vi: "Methanol", en: "Methanol", zh: "甲醇" }, result: "46 mg/l", limit: "≤ 2.000 mg/l" },
  { name: { vi: "Aldehyd", en: "Aldehydes", zh: "醛类" }, result: "3,1 mg/l", limit: "≤ 50 mg/l" },
];
const skin: Criterion[] = [
  { name: { vi: "Thủy ngân (Hg)", en: "Mercury (Hg)", zh: "汞 (Hg)" }, result: "KPH", limit: "≤ 0,5 mg/kg" },
  { name: { vi: "Vi sinh vật tổng số", en: "Total microbes", zh: "菌落总数" }, result: "< 10 CFU/g", limit: "≤ 1.000 CFU/g" },
];

function criteriaOf(product: DemoProduct): Criterion[] {
  if (product.setNo === 1) return residues;
  if (product.setNo === 4) return honey;
  if (product.setNo === 14 || product.setNo === 15) return spirit;
  if (product.setNo === 19 || product.setNo === 20) return skin;
  return product.setNo >= 21 ? [] : microbes;
}

const LABORATORIES = ["Trung tâm Kiểm nghiệm Đông Bắc", "Phòng thử nghiệm Biên Cương"] as const;

/** The test of a lot in an invented laboratory; none for what is not eaten or put on the skin. */
export function reportRows(product: DemoProduct, lotId: string, letter: string, testedOn: LocalDate, recordedAt: string): Row[] {
  const criteria = criteriaOf(product);
  if (criteria.length === 0) return [];
  const chance = new Chance(`report:${product.key}:${letter}`);
  return [{
    id: idOf(`report:${product.key}:${letter}`), lot_id: lotId, laboratory: chance.pick(LABORATORIES), number: `KN-${testedOn.slice(2, 4)}-${String(chance.between(100, 9_999)).padStart(4, "0")}`,
    tested_on: testedOn, passed: true, criteria, recorded_at: recordedAt, recorded_by: null,
  }];
}
