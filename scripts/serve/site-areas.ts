import type { ServerBuild } from "@remix-run/node";

/**
 * The router compares an address with every route there is, deepest first, at each of several stages of a request: a sixth
 * of the time of a search page. Shop pages and the API are therefore matched against their own routes alone. An address
 * belongs to an area only if every route that could answer it is in the area.
 */
const AREAS = [
  {
    name: "shop",
    owns: /^(\/(en|zh))?(\/|\/(san-pham|nha-san-xuat|chung-nhan)(\/[^/]+)?)?$/,
    routes: /^(root|routes\/language|routes\/shop\/(?!me$).*)$/,
  },
  { name: "api", owns: /^\/api\/v1\//, routes: /^(root|routes\/api\/.*)$/ },
];

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
  const keep = <Route>(routes: Record<string, Route>): Record<string, Route> => Object.fromEntries(Object.entries(routes).filter(([id]) => wanted.test(id)));
  // The browser loads the whole manifest by its address; this one only serves the rendering here.
  return { ...build, routes: keep(build.routes), assets: { ...build.assets, routes: keep(build.assets.routes) } };
}
