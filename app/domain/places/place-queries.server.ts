import { db } from "~/platform/db/client.server";
import { findPlaces, indexPlaces, type Commune, type FormerUnit, type PlaceIndex, type PlaceMatch, type Province } from "./place-search";

type Places = {
  provinces: Province[];
  communes: Map<string, Commune>;
  communesByProvince: Map<string, Commune[]>;
  formerByCommune: Map<string, FormerUnit[]>;
  index: PlaceIndex;
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

async function load(): Promise<Places> {
  const order = new Intl.Collator("vi").compare;
  const [provinces, communes, formerUnits] = await Promise.all([
    db().province.findMany(),
    db().commune.findMany({ omit: { folded: true } }),
    db().formerUnit.findMany({ select: { communeCode: true, name: true, districtName: true, provinceName: true }, orderBy: { id: "asc" } }),
  ]);
  provinces.sort((a, b) => order(a.name, b.name));
  communes.sort((a, b) => order(a.name, b.name) || a.code.localeCompare(b.code));
  return {
    provinces,
    communes: new Map(communes.map((commune) => [commune.code, commune])),
    communesByProvince: group(communes, (commune) => commune.provinceCode),
    formerByCommune: group(formerUnits, (unit) => unit.communeCode),
    index: indexPlaces(provinces, communes, formerUnits),
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
  return findPlaces((await places()).index, text, provinceCode, limit);
}
