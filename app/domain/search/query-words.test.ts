import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromTelex, indexWords, neighboursOf, phraseOf, queryWords, readStars, tonePlaced, typoKeysOf } from "./query-words";
import { synonymsIn } from "./synonyms";

const folded = (text: string) => queryWords(text).map((word) => word.folded);

describe("words", () => {
  it("are the same however they are typed", () => {
    expect(folded("Mật  ONG, rừng!")).toEqual(["mat", "ong", "rung"]);
    expect(queryWords("mật".normalize("NFD"))).toEqual(queryWords("MẬT"));
    expect(folded("Đường đen Ðình")).toEqual(["duong", "den", "dinh"]);
    expect(folded("500g 500 g")).toEqual(["500", "g", "500", "g"]);
    expect(folded("six-toed XL-NA-01 20-06463-03-2026 2-3")).toEqual(["six", "toed", "xlna01", "2006463032026", "2", "3"]);
    expect(phraseOf("  Na – dai (Chi Lăng) ")).toBe("na dai chi lang");
  });
  it("keep tones where there are any, in one spelling", () => {
    expect(queryWords("mật ong").map((word) => word.exact)).toEqual(["mật", null]);
    expect(["hoà", "thuý", "khoẻ", "hoàn", "quý"].map(tonePlaced)).toEqual(["hòa", "thúy", "khỏe", "hoàn", "qúy"]);
  });
  it("are characters and pairs in Chinese", () => {
    expect(indexWords("薄荷蜜").map((word) => word.folded)).toEqual(["薄", "荷", "蜜", "薄荷", "荷蜜"]);
    expect(folded("八角")).toEqual(["八角"]);
    expect(folded("蜂蜜茶")).toEqual(["蜂", "蜜", "茶"]);
    expect(folded("茶tea")).toEqual(["茶", "tea"]);
  });
  it("of a query are never many, and never more than letters and digits", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const words = queryWords(text);
      expect(words.length).toBeLessThanOrEqual(12);
      for (const word of words) expect(word.folded).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
    }));
  });
});

describe("typos", () => {
  const near = (typed: string, meant: string) => typoKeysOf(typed).some((key) => neighboursOf(meant).includes(key));
  it("of one error are seen", () => {
    for (const typed of ["onng", "og", "ogn", "ang", "on", "oong"]) expect(near(typed, "ong")).toBe(true);
    for (const typed of ["ng1x", "gno", "mat", "onggg"]) expect(near(typed, "ong")).toBe(false);
  });
});

describe("fromTelex", () => {
  it.each([["maatj ong", "mật ong"], ["hooif", "hồi"], ["dduowngf", "đường"], ["thachj dden", "thạch đen"], ["vitj quay", "vịt quay"], ["mawngs", "mắng"], ["mat ong", "mat ong"], ["八角", "八角"]])("%s → %s", (typed, meant) => {
    expect(fromTelex(typed)).toBe(meant);
  });
});

describe("readStars", () => {
  it.each([["na 4 sao", "na", 4], ["4 sao", "", 4], ["bốn sao mật ong", "mật ong", 4], ["honey 3 stars", "honey", 3], ["四星 蜂蜜", "蜂蜜", 4], ["sao vàng", "sao vàng", null], ["14 sao", "14 sao", null]])("%s", (text, rest, stars) => {
    expect(readStars(text)).toEqual({ text: rest, stars });
  });
});

describe("synonymsIn", () => {
  it("goes by tones and by language", () => {
    expect(synonymsIn("Hoa hồi khô", "vi")).toEqual(expect.arrayContaining(["star anise", "八角", "đại hồi"]));
    expect(synonymsIn("Na dai", "vi")).toContain("custard apple");
    expect(synonymsIn("Bánh gù Nà Danh", "vi")).not.toContain("custard apple");
    expect(synonymsIn("Rau Na Sầm", "vi")).not.toContain("custard apple");
    expect(synonymsIn("Na Duong soybeans", "en")).not.toContain("custard apple");
    expect(synonymsIn("野生八角茶", "zh")).toContain("star anise");
  });
});
