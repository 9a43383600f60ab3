import type { LoaderFunctionArgs } from "@remix-run/node";
import { listCommunes, searchPlaces } from "~/domain/places/place-queries.server";
import { findZone } from "~/domain/shipping/zone-queries.server";
import type { PlacesAnswer } from "~/features/checkout/place-finder";
import type { ProvinceAnswer } from "~/features/checkout/use-destination";

const HEADERS = { "Cache-Control": "public, max-age=300" };

/** `?province=01`: its wards and tariff zone; `?q=dong mo`: communes of that name, today's or former. */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const province = search.get("province");
  if (province !== null && /^\d{2}$/.test(province)) {
    const [communes, zone] = await Promise.all([listCommunes(province), findZone(province)]);
    return Response.json({ province, wards: communes.map(({ code, fullName }) => ({ code, name: fullName })), zone } satisfies ProvinceAnswer, { headers: HEADERS });
  }
  const q = (search.get("q") ?? "").slice(0, 100);
  const matches = q.trim() === "" ? [] : await searchPlaces(q, undefined, 8);
  const answer: PlacesAnswer = {
    q,
    matches: matches.map(({ commune, province: of, former }) => ({
      ward: commune.code,
      wardName: commune.fullName,
      province: of.code,
      provinceName: of.name,
      former: former ? `${former.name}, ${former.districtName}` : null,
    })),
  };
  return Response.json(answer, { headers: HEADERS });
}
