import { expect, test } from "vitest";
import { drawBars, drawRows } from "./bars-plot.server";
import { drawLines } from "./lines-plot.server";
import { drawMap } from "./map-plot.server";
import { STAR_COLOUR } from "./series";

const words = { title: "Sản phẩm <được> công nhận", description: "Nhiều nhất năm 2024.", locale: "vi" } as const;
const series = [{ key: "3", name: "3 sao", colour: STAR_COLOUR[3] ?? "" }, { key: "4", name: "4 sao", colour: STAR_COLOUR[4] ?? "" }];

const plots = {
  bars: () => drawBars(words, { ats: ["2024", "2025"], series, unit: "sản phẩm", values: [{ at: "2024", series: "3", value: 1200, href: "/san-pham?year=2024" }, { at: "2025", series: "4", value: 7 }] }),
  rows: () => drawRows(words, { rows: [{ name: "Thực phẩm", value: 1200, href: "/san-pham?group=food" }, { name: "Đồ uống", value: 0 }] }),
  lines: () => drawLines(words, { ats: ["2023", "2026"], series: series.slice(0, 1), unit: "điểm", domain: [0, 100], values: [{ at: "2023", series: "3", value: 68.5 }, { at: "2026", series: "3", value: 72 }], marks: [{ value: 70, name: "4 sao" }] }),
  map: () => drawMap(words, [{ name: "Hữu Lũng", latitude: 21.5, longitude: 106.3, value: 12, href: "/x" }, { name: "Bắc Sơn", latitude: 21.9, longitude: 106.3, value: 3 }, { name: "Chi Lăng", latitude: 21.7, longitude: 106.6, value: 0 }]),
};

test.each(Object.entries(plots))("%s: nothing the policy of pages refuses, and a name for those who do not see it", (_name, draw) => {
  for (const svg of Object.values(draw())) {
    expect(svg).toMatch(/^<svg .*?viewBox="0 0 /);
    expect(svg).not.toMatch(/<style|\sstyle=|<script|NaN|undefined/);
    expect(svg).toContain("<title>Sản phẩm &lt;được&gt; công nhận</title><desc>Nhiều nhất năm 2024.</desc>");
  }
});

test("bars lead to their rows, figures are written as the language does", () => {
  const { wide } = plots.bars();
  expect(wide).toMatch(/<a [^>]*href="\/san-pham\?year=2024"/);
  expect(wide).toContain("2024 · 3 sao: 1.200");
  expect(wide).toContain('fill="var(--chart-4)"');
});

test("a line draws a level across, a map names its largest places", () => {
  expect(plots.lines().wide).toContain("4 sao");
  expect(plots.map().wide).toContain("Hữu Lũng 12");
  expect(plots.map().wide).not.toContain("Chi Lăng 0");
});
