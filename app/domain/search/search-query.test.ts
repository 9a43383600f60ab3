import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyQuery, parseSearchQuery, parseSuggestQuery, searchUrl, toggled } from "./search-query";

const strict = (text: string) => parseSearchQuery(new URLSearchParams(text), { strict: true });
const lenient = (text: string) => {
  const parsed = parseSearchQuery(new URLSearchParams(text), { strict: false });
  if (!parsed.ok) throw new Error("a page can always be shown");
  return parsed.value;
};

describe("parseSearchQuery, strict", () => {
  it("reads everything", () => {
    const parsed = strict("q=m%E1%BA%ADt+ong&group=herbs&group=food&set=4&stars=4&stars=3&commune=06463&certification=gi&producer=htx-a&min_price=1000&max_price=2000&in_stock=1&sort=-price&page=2&per_page=100&locale=en");
    expect(parsed).toEqual({
      ok: true,
      value: {
        q: "mật ong", groups: ["food", "herbs"], sets: [4], stars: [3, 4], communes: ["06463"], certifications: ["gi"], producer: "htx-a",
        minPrice: 1000, maxPrice: 2000, inStock: true, sort: "-price", page: 2, perPage: 100, locale: "en",
      },
    });
  });
  it("takes blank fields of a form for absent ones", () => expect(strict("q=&group=&stars=&min_price=&page=")).toEqual({ ok: true, value: emptyQuery("vi") }));

  it.each([
    ["page=-1", "page", "out_of_range"], ["page=0", "page", "out_of_range"], ["page=1001", "page", "out_of_range"], ["page=1.5", "page", "not_a_number"],
    ["page=1e3", "page", "not_a_number"], ["page=2&page=3", "page", "repeated"], ["per_page=101", "per_page", "out_of_range"], ["stars=2", "stars", "not_a_choice"],
    ["stars=4&stars=x", "stars", "not_a_choice"], ["group=toys", "group", "not_a_choice"], ["set=27", "set", "not_a_choice"], ["commune=6463", "commune", "not_a_choice"],
    ["sort=name", "sort", "not_a_choice"], ["min_price=-5", "min_price", "out_of_range"], ["min_price=9&max_price=5", "max_price", "min_above_max"], ["in_stock=yes", "in_stock", "not_a_choice"],
    ["foo=1", "foo", "unknown_parameter"], ["producer=A%27B", "producer", "not_a_choice"], ["q=%00", "q", "bad_text"], ["q=%FF", "q", "bad_text"],
    [`q=${"a".repeat(201)}`, "q", "too_long"], [`q=${"a".repeat(1_000_000)}`, "q", "too_long"], ["locale=fr", "locale", "not_a_choice"], ["max_price=99999999999999999999", "max_price", "not_a_number"],
    [Array.from({ length: 101 }, (_, index) => `commune=${10_000 + index}`).join("&"), "commune", "too_long"],
  ])("names what is wrong: %.40s", (text, path, message) => {
    expect(strict(text)).toEqual({ ok: false, error: { errors: [{ path, message }] } });
  });
  it("names all of it", () => expect(strict("page=-1&sort=x&foo=1")).toMatchObject({ error: { errors: [{ path: "sort" }, { path: "page" }, { path: "foo" }] } }));
});

describe("parseSearchQuery, lenient", () => {
  it("makes the best of it", () => {
    expect(lenient("page=-1&per_page=5000&stars=9&stars=4&group=toys&sort=x&min_price=50.000&foo=1&commune=1")).toEqual({ ...emptyQuery("vi"), perPage: 100, stars: [4], minPrice: 50_000 });
    expect(lenient(`q=${"ẵ".repeat(500)}`).q).toHaveLength(200);
    expect(lenient("q=%00a%FFb").q).toBe("a b");
    expect(lenient(`q=${"mật".normalize("NFD")}`).q).toBe("mật");
  });
  it("never fails, and its own addresses mean the same again", () => {
    const names = ["q", "group", "set", "stars", "commune", "certification", "producer", "min_price", "max_price", "in_stock", "sort", "page", "per_page", "x"];
    const value = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom("food", "06463", "gi", "-price", "4", "1", "htx-a"));
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...names), value)), (entries) => {
      const query = lenient(new URLSearchParams(entries).toString());
      const url = searchUrl(query, { page: query.page });
      expect(lenient(url.split("?")[1] ?? "")).toEqual(query);
      expect(searchUrl(lenient(url.split("?")[1] ?? ""), { page: query.page })).toBe(url);
    }));
  });
});

describe("searchUrl", () => {
  it("leaves out what goes without saying, in one order", () => {
    expect(searchUrl(emptyQuery("en"))).toBe("/san-pham");
    expect(searchUrl({ ...emptyQuery("vi"), stars: [4, 3], groups: ["herbs", "food"], q: "mật ong", page: 3 }, { page: 3 })).toBe("/san-pham?q=m%E1%BA%ADt+ong&group=food&group=herbs&stars=3&stars=4&page=3");
  });
  it("goes back to page 1 with any other change", () => {
    const query = { ...emptyQuery("vi"), page: 7 };
    expect(searchUrl(query, { stars: toggled(query.stars, 4) })).toBe("/san-pham?stars=4");
    expect(searchUrl({ ...query, stars: [4] }, { stars: toggled([4], 4) })).toBe("/san-pham");
  });
});

describe("parseSuggestQuery", () => {
  it("is strict", () => {
    expect(parseSuggestQuery(new URLSearchParams("q=na&locale=zh"))).toEqual({ ok: true, value: { q: "na", locale: "zh" } });
    expect(parseSuggestQuery(new URLSearchParams(`q=${"a".repeat(201)}&x=1`))).toMatchObject({ error: { errors: [{ path: "q" }, { path: "x" }] } });
  });
});
