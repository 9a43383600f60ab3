import { createHash } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";

/**
 * The router compares an address with every route there is, deepest first, at each of several stages of a request: a sixth
 * of the time of a search page. The pages asked most are therefore matched against their own routes alone. An address
 * belongs to an area only if every route that could answer it is in the area.
 */
const AREAS = [
  { name: "search", owns: /^(\/(en|zh))?\/san-pham$/, routes: /^(root|routes\/language|routes\/shop\/(layout|search))$/ },
  { name: "product", owns: /^(\/(en|zh))?\/san-pham\/[^/]+$/, routes: /^(root|routes\/language|routes\/shop\/(layout|product))$/ },
  { name: "home", owns: /^(\/(en|zh))?\/?$/, routes: /^(root|routes\/language|routes\/shop\/(layout|home))$/ },
  // The calls asked most: an address with more segments is another route's.
  ...["products", "suggest", "carts", "orders"].map((call) => ({ name: `api ${call}`, owns: new RegExp(`^/api/v1/${call}$`), routes: new RegExp(`^(root|routes/api/${call})$`) })),
  { name: "api cart", owns: /^\/api\/v1\/carts\//, routes: /^(root|routes\/api\/(cart|cart-line|cart-lines|not-found))$/ },
  { name: "api", owns: /^\/api\/v1\//, routes: /^(root|routes\/api\/.*)$/ },
  { name: "who asks", owns: /^\/toi$/, routes: /^(root|routes\/shop\/me)$/ },
  { name: "pictures", owns: /^\/files\/pictures\/[^/]+$/, routes: /^(root|routes\/files\/picture)$/ },
  // Whatever else is not a desk.
  { name: "shop", owns: /^(?!(\/(en|zh))?\/(quan-tri|nguoi-ban|si)(\/|$))/, routes: /^(?!routes\/(admin|producer)\/)/ },
];

/** Where a browser can come to without leaving the shop; the desks and the trace pages are documents of their own. */
const SHOP_ROUTES = /^(root|routes\/(language|shop\/.*|programme\/.*|checkout\/.*|account\/.*))$/;

export interface AreaBuild {
  name: string;
  build(): ServerBuild;
}

/** The part of the build that answers this path; undefined when it takes the whole. `.data` addresses go by their page. */
export function buildOfArea(build: ServerBuild, path: string): AreaBuild | undefined {
  const page = path.replace(/(\/_root)?\.data$/, "");
  const area = AREAS.find(({ owns }) => owns.test(page === "" ? "/" : page));
  return area && { name: area.name, build: () => withRoutes(build, area.routes) };
}

function withRoutes(build: ServerBuild, wanted: RegExp): ServerBuild {
  return { ...build, routes: only(build.routes, wanted), assets: { ...build.assets, routes: only(build.assets.routes, wanted), url: shopManifest(build).url } };
}

function only<Route>(routes: Record<string, Route>, wanted: RegExp): Record<string, Route> {
  return Object.fromEntries(Object.entries(routes).filter(([id]) => wanted.test(id)));
}

/**
 * The list of routes that a page of the shop loads. Remix writes one for the whole site, most of which are desks that a
 * buyer never opens; this one has the shop's.
 */
export function shopManifest({ assets }: ServerBuild): { url: string; script: string } {
  const folder = assets.url.slice(0, assets.url.lastIndexOf("/"));
  const routes = only(assets.routes, SHOP_ROUTES);
  const hash = createHash("sha256").update(JSON.stringify([assets.version, routes])).digest("hex").slice(0, 8);
  const url = `${folder}/manifest-shop-${hash}.js`;
  return { url, script: `window.__remixManifest=${JSON.stringify({ ...assets, routes, url })};` };
}
