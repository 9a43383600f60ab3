import type { DemoProducer } from "../../data/producers/load";
import type { DemoCertificateStatus, DemoProduct, DemoQuality } from "../../data/products/load";
import { readOwnPlaces } from "../places";
import { Chance } from "../random";
import { kindOf } from "./kinds";
import { fold } from "~/lib/vietnamese-text";

const PRODUCTS_PER_PRODUCER = 40;

const WORDS = [
  { vi: "Bình Minh", en: "Binh Minh", zh: "黎明" }, { vi: "Rạng Đông", en: "Rang Dong", zh: "曙光" }, { vi: "Suối Ngàn", en: "Suoi Ngan", zh: "千泉" },
  { vi: "Núi Xanh", en: "Nui Xanh", zh: "青山" }, { vi: "Đồi Sim", en: "Doi Sim", zh: "桃金娘岭" }, { vi: "Hương Rừng", en: "Huong Rung", zh: "林香" },
  { vi: "Nà Lầu", en: "Na Lau", zh: "那楼" }, { vi: "Khuổi Vàng", en: "Khuoi Vang", zh: "金溪" }, { vi: "Pá Mười", en: "Pa Muoi", zh: "巴梅" },
  { vi: "Thung Mây", en: "Thung May", zh: "云谷" }, { vi: "Bản Sao", en: "Ban Sao", zh: "星村" }, { vi: "Lũng Hoa", en: "Lung Hoa", zh: "花陇" },
  { vi: "Cốc Lùng", en: "Coc Lung", zh: "榕根" }, { vi: "Phai Đá", en: "Phai Da", zh: "石坝" }, { vi: "Nắng Mới", en: "Nang Moi", zh: "新阳" },
] as const;

const KINDS = [
  { kind: "cooperative", vi: "HTX", legal: "Hợp tác xã", en: "Cooperative", zh: "合作社", scene: "cooperative" },
  { kind: "household", vi: "Hộ kinh doanh", legal: "Hộ kinh doanh", en: "Household", zh: "农户", scene: "household" },
  { kind: "company", vi: "Công ty", legal: "Công ty TNHH", en: "Company", zh: "公司", scene: "company" },
  { kind: "farm", vi: "Trang trại", legal: "Trang trại", en: "Farm", zh: "农场", scene: "group" },
] as const;

const GRADES = [
  { vi: "", en: "", zh: "" }, { vi: " loại một", en: ", first grade", zh: "（一级）" }, { vi: " truyền thống", en: ", traditional", zh: "（传统）" },
  { vi: " thượng hạng", en: ", select", zh: "（精选）" }, { vi: " bản Tày", en: ", Tay village", zh: "（岱族村）" },
] as const;

export interface Grown {
  producers: DemoProducer[];
  products: DemoProduct[];
}

/** `extra` more products of invented producers, made from those of the catalogue. The first of a larger number are those of a smaller. */
export function grow(base: readonly DemoProduct[], extra: number): Grown {
  const communes = readOwnPlaces().communes;
  // What is sold by reference to living things or visits does not multiply plausibly.
  const templates = base.filter((product) => product.setNo <= 22);
  if (templates.length === 0) return { producers: [], products: [] };
  const producers = Array.from({ length: Math.ceil(extra / PRODUCTS_PER_PRODUCER) }, (_, index) => grownProducer(index, communes));
  const products = Array.from({ length: extra }, (_, index) => {
    const producer = producers[Math.floor(index / PRODUCTS_PER_PRODUCER)];
    const template = templates[(index * 7) % templates.length];
    const commune = communes.find((candidate) => candidate.code === producer?.communeCode);
    if (!producer || !template || !commune) throw new Error("growing the catalogue went out of range");
    return grownProduct(index, producer, template, commune.name);
  });
  return { producers, products };
}

function grownProducer(index: number, communes: readonly { code: string; name: string }[]): DemoProducer {
  const chance = new Chance(`grown-producer:${index}`);
  const commune = communes[(index * 17) % communes.length] ?? { code: "06463", name: "Chi Lăng" };
  const word = WORDS[index % WORDS.length] ?? WORDS[0];
  const kind = KINDS[index % KINDS.length] ?? KINDS[0];
  const place = fold(commune.name).replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
  const number = String(index + 1).padStart(4, "0");
  return {
    key: `grown-${number}`, kind: kind.kind, legalName: `${kind.legal} ${word.vi} ${commune.name} ${index + 1}`,
    name: { vi: `${kind.vi} ${word.vi} ${commune.name} ${index + 1}`, en: `${word.en} ${place} ${kind.en} ${index + 1}`, zh: `${word.zh}${kind.zh}${index + 1}号` },
    communeCode: commune.code, addressLine: `Thôn ${word.vi}`, representative: `${chance.pick(["Hoàng", "Nông", "Lương", "Vi", "Triệu"])} ${chance.pick(["Văn", "Thị", "Minh"])} ${chance.pick(["An", "Bình", "Hà", "Lan", "Sơn", "Tú"])}`,
    phone: `09${String(10_000_000 + index).padStart(8, "0")}`, taxCode: `49980${String(index).padStart(5, "0")}`, establishedYear: chance.between(2008, 2022),
    members: kind.kind === "cooperative" ? chance.between(7, 60) : 1,
    story: { vi: `Nhà sản xuất ở ${commune.name}, dữ liệu mẫu để thử tải.`, en: `A producer in ${place}, sample data for load tests.`, zh: `位于 ${place} 的生产者，负载测试样例数据。` },
    sceneKind: kind.scene,
  };
}

function grownProduct(index: number, producer: DemoProducer, template: DemoProduct, communeName: string): DemoProduct {
  const chance = new Chance(`grown-product:${index}`);
  const kind = kindOf(template.scene);
  const grade = GRADES[index % GRADES.length] ?? GRADES[0];
  const word = WORDS[(index * 3) % WORDS.length] ?? WORDS[0];
  const place = fold(communeName).replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
  const name = { vi: `${kind.vi} ${word.vi} ${communeName}${grade.vi}`, en: `${word.en} ${place} ${kind.en.toLowerCase()}${grade.en}`, zh: `${word.zh}${kind.zh}${grade.zh}` };
  const stars = chance.next() < 0.1 ? 4 : 3;
  const number = String(index + 1).padStart(5, "0");
  const factor = 0.85 + chance.next() * 0.3;
  const skus = new Map(template.variants.map((variant, position) => [variant.sku, `XL-T${number}-${position + 1}`]));
  return {
    ...template,
    key: `grown-${number}`, producer: producer.key, name, communeCode: producer.communeCode, stars, score: stars === 4 ? chance.between(7_100, 8_500) / 100 : chance.between(5_100, 6_800) / 100,
    summary: { vi: `${name.vi}, làm tại ${communeName}.`, en: `${name.en}, made in ${place}.`, zh: `${name.zh}。` },
    firstYear: chance.between(2019, 2025), status: pickStatus(chance), onSale: true, recognition: {}, quality: pickQuality(chance),
    variants: template.variants.map((variant) => {
      // Grown ones come from the shelf: they are there to be ordered in great numbers.
      const { sharesStockWith, sale: _sale, ...rest } = variant;
      const shared = sharesStockWith === undefined ? undefined : skus.get(sharesStockWith);
      return {
        ...rest, sku: skus.get(variant.sku) ?? variant.sku, price: Math.max(1_000, Math.round((variant.price * factor) / 1_000) * 1_000),
        stock: shared === undefined ? (chance.next() < 0.05 ? 0 : chance.between(10, 2_000)) : 0, ...(shared === undefined ? {} : { sharesStockWith: shared }),
      };
    }),
  };
}

function pickStatus(chance: Chance): DemoCertificateStatus {
  const roll = chance.next();
  return roll < 0.64 ? "in_force" : roll < 0.69 ? "renewal" : roll < 0.98 ? "lapsed" : "revoked";
}

function pickQuality(chance: Chance): DemoQuality[] {
  const roll = chance.next();
  return roll < 0.15 ? ["vietgap"] : roll < 0.2 ? ["organic"] : roll < 0.3 ? ["haccp"] : [];
}
