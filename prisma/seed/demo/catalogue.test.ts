import { expect, test } from "vitest";
import { loadProducers } from "../../data/producers/load";
import { loadProducts } from "../../data/products/load";
import { readOwnPlaces } from "../places";
import { checkDigit } from "~/domain/traceability/gs1";
import { demoGtin } from "./gtin";
import { grow } from "./grow";
import { kindOf } from "./kinds";
import { unitText } from "./unit-texts";

const products = loadProducts();

test("units on price tags exist in three languages", () => {
  const units = [...new Set(products.flatMap((product) => product.variants.map((variant) => variant.unit)))];
  expect(units.filter((unit) => unitText(unit).en === undefined || unitText(unit).zh === undefined)).toEqual([]);
  expect(unitText("thùng 24 lon")).toEqual({ vi: "thùng 24 lon", en: "case of 24 cans", zh: "24罐/箱" });
  expect(unitText("con (1,6 kg)")).toEqual({ vi: "con (1,6 kg)", en: "1.6 kg bird", zh: "1.6公斤/只" });
  expect(unitText("một nhúm")).toEqual({ vi: "một nhúm" });
});

test("GTINs carry the check digit of GS1", () => {
  expect(checkDigit("893850012345")).toBe(0);
  expect(checkDigit("1893850012345")).toBe(7);
  expect(checkDigit("893850012000")).toBe(8);
  expect(demoGtin(86_001, 12)).toMatch(/^893860010012\d$/);
});

test("the catalogue holds together", () => {
  const producers = new Set(loadProducers().map((producer) => producer.key));
  const communes = new Set(readOwnPlaces().communes.map((commune) => commune.code));
  const skus = products.flatMap((product) => product.variants.map((variant) => variant.sku));
  expect(communes.size).toBe(65);
  expect(new Set(skus).size).toBe(skus.length);
  expect(new Set(products.map((product) => product.key)).size).toBe(products.length);
  expect(products.filter((product) => !producers.has(product.producer)).map((product) => product.key)).toEqual([]);
  expect(products.filter((product) => !communes.has(product.communeCode)).map((product) => product.key)).toEqual([]);
  expect(products.flatMap((product) => product.variants).filter((variant) => variant.sharesStockWith !== undefined && !skus.includes(variant.sharesStockWith))).toEqual([]);
  expect(products.filter((product) => !kindOf(product.scene))).toEqual([]);
});

test("a larger number begins with the products of a smaller one", () => {
  const [few, many] = [grow(products, 30), grow(products, 200)];
  expect(many.products.slice(0, 30)).toEqual(few.products);
  expect(new Set(many.products.flatMap((product) => product.variants.map((variant) => variant.sku))).size).toBe(many.products.flatMap((product) => product.variants).length);
});
