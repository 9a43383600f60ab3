import { expect, it, test } from "vitest";
import { readLabelQr } from "../../../tests/fixtures/label-qr";
import type { LocalDate } from "~/lib/local-date";
import { LABEL_SIZES, type LabelSize } from "./label-sizes";
import { labelSheet } from "./labels.server";

const url = "https://cho-xu-lang.example/01/08938500123457/10/MO261022-A";
const facts = { url, name: "Mật ong hoa nhãn Bắc Sơn", producer: "Hợp tác xã Nắng Vàng", lot: "MO261022-A", stars: 4, producedOn: "2026-10-22" as LocalDate, bestBefore: "2028-10-21" as LocalDate, priceVnd: 180_000 };
const pages = (pdf: Uint8Array): number => Buffer.from(pdf).toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

it.each(Object.keys(LABEL_SIZES) as LabelSize[])("a label of %s mm leads to its lot, read from the drawing itself", async (size) => {
  const sheet = await labelSheet(facts, size, 1, new Date(0));
  expect(readLabelQr(sheet)).toBe(url);
});

test("no code is printed smaller than 20 mm, and every sheet fits on A4", () => {
  for (const { width, height, columns, rows, top, left, gapX, gapY, code } of Object.values(LABEL_SIZES)) {
    expect(code).toBeGreaterThanOrEqual(20);
    expect(code).toBeLessThanOrEqual(Math.min(width, height));
    expect(2 * left + columns * width + (columns - 1) * gapX).toBeLessThanOrEqual(210.5);
    expect(top + rows * height + (rows - 1) * gapY).toBeLessThanOrEqual(297.5);
  }
});

test("as many sheets as it takes", async () => {
  expect(pages(await labelSheet(facts, "70x37", 24, new Date(0)))).toBe(1);
  expect(pages(await labelSheet({ ...facts, stars: 0, bestBefore: null, priceVnd: null }, "70x37", 25, new Date(0)))).toBe(2);
});
