import { describe, expect, it } from "vitest";
import { renderGroupScene, renderHero, renderProducerScene, renderScene, SCENE_KINDS, SCENE_TONES, SCENE_VARIANTS } from "./scene";

function ids(svg: string): string[] {
  return [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? "");
}

describe("product pictures", () => {
  it.each(SCENE_KINDS)("%s has four different pictures that never change", (kind) => {
    const pictures = Array.from({ length: SCENE_VARIANTS }, (_, variant) => renderScene(kind, variant));
    expect(new Set(pictures.map((picture) => picture.svg)).size).toBe(SCENE_VARIANTS);
    for (const [variant, picture] of pictures.entries()) {
      expect(renderScene(kind, variant + SCENE_VARIANTS)).toEqual(picture);
      expect(SCENE_TONES).toHaveProperty(picture.tone);
      expect(picture.svg).not.toMatch(/NaN|undefined|<text|style=/);
    }
  });

  it("shares no definition id between pictures, so that several can stand in one page", () => {
    const all = SCENE_KINDS.flatMap((kind) => ids(renderScene(kind, 1).svg));
    expect(new Set(all).size).toBe(all.length);
  });

  it("refers only to definitions it carries", () => {
    for (const svg of [renderHero(), renderGroupScene("food"), renderProducerScene("group", 2).svg, renderScene("gift-box", 3).svg]) {
      const known = new Set(ids(svg));
      for (const [, id] of svg.matchAll(/(?:url\(#|href="#)([^")]+)/g)) expect(known.has(id ?? "")).toBe(true);
    }
  });
});
