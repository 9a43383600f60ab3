/** The lists of routes that a browser is given, against the site map. */
import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { shopManifest } from "../../scripts/serve/site-areas";
import siteMap from "~/routes";

type Entry = (typeof siteMap)[number];

/** The ids of the pages below a frame, as the build names them. */
function below(entries: readonly Entry[], frame: string): string[] {
  return entries.flatMap((entry) => (entry.file === frame ? (entry.children ?? []).map(({ file }) => file.replace(/\.tsx?$/, "")) : below(entry.children ?? [], frame)));
}

describe("the shop's list of routes", () => {
  const pages = below(siteMap, "routes/shop/layout.tsx");
  const desks = below(siteMap, "routes/admin/layout.tsx");
  const routes = Object.fromEntries([...pages, ...desks].map((id) => [id, { id }]));
  const { script } = shopManifest({ assets: { url: "/assets/manifest-1.js", version: "1", routes } } as unknown as ServerBuild);

  it("has every page in the shop's frame: one left out would be taken for the home page of a language", () => {
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter((id) => !id.endsWith("sign-out") && !script.includes(`"${id}"`))).toEqual([]);
  });

  it("has no desk", () => {
    expect(desks.length).toBeGreaterThan(10);
    expect(desks.filter((id) => script.includes(`"${id}"`))).toEqual([]);
  });
});
