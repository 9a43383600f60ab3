import type { LoaderFunctionArgs } from "@remix-run/node";
import { linkset, readLinkType, targetOf } from "~/features/trace-a-lot/linkset";
import { findTraceLinks } from "~/features/trace-a-lot/trace-links.server";
import { env } from "~/platform/env/env.server";
import { problem } from "~/platform/http/problem.server";
import { splitLocale } from "~/platform/i18n/locale";

const CACHED = { "Cache-Control": "public, max-age=0, must-revalidate", Vary: "Accept" };

/**
 * A Digital Link that asks for its links (`Accept: application/linkset+json`, or `linkType`): all of them as a linkset,
 * or the way to one of them. The server sends such requests here; the page itself is made for people.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { siteUrl } = env();
  const query = new URL(request.url).searchParams;
  const { locale, path } = splitLocale(query.get("of") ?? "/");
  const found = await findTraceLinks(path, new Date());
  if (!found.ok) return problem(found.status, { title: found.status === 400 ? "Bad request" : "Not found", detail: found.reason, headers: CACHED });
  const named = query.get("linkType");
  const type = named === null ? "all" : readLinkType(named);
  const all = linkset(found.links, siteUrl);
  const linkHeader = `<${siteUrl}${found.links.path}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`;
  if (type === "all") return new Response(JSON.stringify(all), { headers: { ...CACHED, "Content-Type": "application/linkset+json; charset=utf-8", Link: linkHeader, "Access-Control-Allow-Origin": "*" } });
  const target = type === undefined ? null : targetOf(found.links, type, locale, siteUrl);
  if (target === null) return problem(404, { title: "Not found", detail: "There is no link of that type here. All there are: linkType=linkset.", headers: { ...CACHED, Link: linkHeader } });
  return new Response(null, { status: 307, headers: { ...CACHED, Location: target, Link: linkHeader } });
}
