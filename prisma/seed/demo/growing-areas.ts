import type { DemoProduct } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import { demoGtin } from "./gtin";
import { cropNumber, type LotSource } from "./lot-sources";
import type { LotContext } from "./lots";

const HIVE_YIELD_KG = 18;

/** The id of the field or apiary that a producer harvests for a product, `plot` counted from 0; its row is added to `areas` when it is the first. */
export function growingArea(product: DemoProduct, source: Exclude<LotSource, { kind: "bought" }>, context: LotContext, areas: Map<string, Row>, plot = 0): string {
  const { kind, crop, yieldKgPerHa } = source.kind === "field" ? source : { kind: source.kind, crop: "Ong mật", yieldKgPerHa: HIVE_YIELD_KG };
  const key = `${product.producer}:${crop}${plot === 0 ? "" : `:${plot}`}`;
  const id = idOf(`growing-area:${key}`);
  if (areas.has(key)) return id;
  const chance = new Chance(`growing-area:${key}`);
  const centre = context.coordinates.get(product.communeCode);
  // A producer of the load tests has forty products, many of one crop.
  const size = chance.between(25, 320) * (product.key.startsWith("grown-") ? 30 : 1);
  const hives = kind === "hives" ? 40 + size : null;
  const hectares = kind === "hives" ? 0.5 : size / 10;
  const serial = context.serials.get(product.producer) ?? 0;
  // The number follows from producer and crop, so that it stays when either gets company. Apiaries have no code of the plant health authority.
  const number = plot === 0 ? (kind === "hives" ? serial + 1 : serial * 20 + cropNumber(crop)) : 9_000 + serial * 4 + plot;
  const code = `${kind === "hives" ? "XL-ONG" : "VN-LSOR"}-${String(number).padStart(4, "0")}`;
  areas.set(key, {
    id, producer_id: idOf(`producer:${product.producer}`), code, name: plot === 0 ? null : `Khu ${plot + 1}`, scheme: kind === "hives" ? "Sổ theo dõi đàn ong" : "3156/QĐ-BNN-TT",
    markets: kind === "field" && chance.next() < 0.4 ? ["VN", "CN"] : ["VN"], crop, area_ha: hectares, hives, yield_kg: yieldKgPerHa,
    yearly_quota_kg: Math.round(((hives ?? hectares) * yieldKgPerHa) / 100) * 100,
    commune_code: product.communeCode, latitude: centre ? offset(centre.latitude, chance) : null, longitude: centre ? offset(centre.longitude, chance) : null,
    // One of the places that has a number of its own; the others are named by this shop.
    gln: plot === 0 && hives !== null && !product.key.startsWith("grown-") ? demoGtin(60_000 + serial, 1) : null,
    status: "active", valid_from: `${Math.min(product.firstYear, 2025)}-01-15`, valid_to: null,
  });
  return id;
}

/** Within about a kilometre and a half. */
function offset(degrees: number, chance: Chance): number {
  return Math.round((degrees + (chance.next() - 0.5) * 0.03) * 10_000) / 10_000;
}
