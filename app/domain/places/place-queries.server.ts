import { db } from "~/platform/db/client.server";
import { findPlaces, indexPlaces, type Commune, type FormerUnit, type PlaceIndex, type PlaceMatch, type Province } from "./place-search";

type Places = {
  provinces: Province[];
  communes: Map<string, Commune>;
  communesByProvince: Map<string, Commune[]>;
  formerByCommune: Map<string, FormerUnit[]>;
  /** Made on the first search. */
  index: () => PlaceIndex;
};

let loading: Promise<Places> | undefined;

/**
 * Units change by law, years apart, and only through a new version of the reference data: they are read once and kept
 * (about 15,000 small rows). A failed read is not kept.
 */
function places(): Promise<Places> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

type Units = { provinces: Province[]; communes: Commune[]; formerUnits: FormerUnit[] };

async function load(): Promise<Places> {
  // One value of JSON: as rows they take the client a second to unpack.
  const [units] = await db().$queryRaw<[Units]>`SELECT
    (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'fullName', full_name, 'nameEn', name_en)
      ORDER BY name COLLATE "vi-x-icu"), '[]') FROM province) AS provinces,
    (SELECT coalesce(json_agg(json_build_object('code', code, 'provinceCode', province_code, 'name', name, 'kind', kind, 'fullName', full_name,
      'latitude', latitude, 'longitude', longitude) ORDER BY name COLLATE "vi-x-icu", code), '[]') FROM commune) AS communes,
    (SELECT coalesce(json_agg(json_build_object('communeCode', commune_code, 'name', name, 'districtName', district_name, 'provinceName', province_name)
      ORDER BY id), '[]') FROM former_unit) AS "formerUnits"`;
  const { provinces, communes, formerUnits } = units;
  let index: PlaceIndex | undefined;
  return {
    provinces,
    communes: new Map(communes.map((commune) => [commune.code, commune])),
    communesByProvince: group(communes, (commune) => commune.provinceCode),
    formerByCommune: group(formerUnits, (unit) => unit.communeCode),
    index: () => (index ??= indexPlaces(provinces, communes, formerUnits)),
  };
}

function group<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members) members.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Forgets the units read; for tests that change the database. */
export function forgetPlaces(): void {
  loading = undefined;
}

/** The 34 provinces and cities, in Vietnamese alphabetical order. */
export async function listProvinces(): Promise<Province[]> {
  return (await places()).provinces;
}

/** The communes, wards and special zones of a province in Vietnamese alphabetical order; none for an unknown code. */
export async function listCommunes(provinceCode: string): Promise<Commune[]> {
  return (await places()).communesByProvince.get(provinceCode) ?? [];
}

/** A commune by its five digits; null when there is none. */
export async function findCommune(code: string): Promise<Commune | null> {
  return (await places()).communes.get(code) ?? null;
}

/** What a commune was made of on 1 July 2025. */
export async function listFormerUnits(communeCode: string): Promise<FormerUnit[]> {
  return (await places()).formerByCommune.get(communeCode) ?? [];
}

/** Communes that fit what someone typed, in today's or in former names, best first; see `findPlaces`. */
export async function searchPlaces(text: string, provinceCode?: string, limit = 20): Promise<PlaceMatch[]> {
  return findPlaces((await places()).index(), text, provinceCode, limit);
}

/** Every commune and former unit of a province, for resolving many addresses at once (`indexCommunes`). */
export async function listProvinceUnits(provinceCode: string): Promise<{ communes: Commune[]; formerUnits: FormerUnit[] }> {
  const { communesByProvince, formerByCommune } = await places();
  const communes = communesByProvince.get(provinceCode) ?? [];
  return { communes, formerUnits: communes.flatMap(({ code }) => formerByCommune.get(code) ?? []) };
}

/** Names by code of communes, for lists that hold their codes. Unknown codes are left out. */
export async function namesOfCommunes(codes: readonly string[]): Promise<Map<string, string>> {
  const { communes } = await places();
  return new Map(codes.flatMap((code) => {
    const commune = communes.get(code);
    return commune ? [[code, commune.fullName] as const] : [];
  }));
}
