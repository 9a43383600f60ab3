import { expect, it } from "vitest";
import { headTags, type PageHead } from "./page-head";

const head: PageHead = { title: "Mật ong", description: "…", locale: "zh", siteUrl: "https://cho.vn", path: "/san-pham/mat-ong", image: "/files/share/mat-ong", jsonLd: [{ "@type": "Product" }] };
const links = (page: PageHead) => headTags(page).flatMap((tag) => ("tagName" in tag && tag.tagName === "link" ? [tag as { rel: string; href: string; hrefLang?: string }] : []));

it("names itself and the same page in every language", () => {
  expect(links(head).find(({ rel }) => rel === "canonical")?.href).toBe("https://cho.vn/zh/san-pham/mat-ong");
  expect(Object.fromEntries(links(head).filter(({ rel }) => rel === "alternate").map(({ hrefLang, href }) => [hrefLang, href]))).toEqual({
    vi: "https://cho.vn/san-pham/mat-ong",
    en: "https://cho.vn/en/san-pham/mat-ong",
    "zh-Hans": "https://cho.vn/zh/san-pham/mat-ong",
    "x-default": "https://cho.vn/san-pham/mat-ong",
  });
});

it("keeps states of lists out of indexes, and pages in", () => {
  expect(headTags({ ...head, noindex: true })).toContainEqual({ name: "robots", content: "noindex, follow" });
  expect(headTags(head)).not.toContainEqual({ name: "robots", content: "noindex, follow" });
  expect(headTags(undefined)).toEqual([{ title: "Chợ Xứ Lạng" }]);
});
