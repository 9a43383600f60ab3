import { KIND, wordsOf, type Commune, type FormerUnit } from "./place-search";

export type CommuneIndex = {
  byCode: Map<string, Commune>;
  /** By the whole name with its kind ("xa chi lang") and without ("chi lang"). */
  today: Map<string, Commune[]>;
  former: Map<string, { unit: FormerUnit; commune: Commune }[]>;
  /** Names of former districts, and which of them each commune of today was made of. */
  districts: Set<string>;
  districtsOf: Map<string, Set<string>>;
};

export type ResolvedCommune =
  | { kind: "found"; commune: Commune; /** Set when it was found by a name of before the merger. */ former: FormerUnit | null }
  | { kind: "ambiguous"; communes: Commune[] }
  | { kind: "unknown" };

/** On this day the communes of today began. */
const MERGER = "2025-07-01";

export function indexCommunes(communes: readonly Commune[], formerUnits: readonly FormerUnit[]): CommuneIndex {
  const index: CommuneIndex = { byCode: new Map(communes.map((commune) => [commune.code, commune])), today: new Map(), former: new Map(), districts: new Set(), districtsOf: new Map() };
  for (const commune of communes) for (const name of namesOf(commune.fullName)) push(index.today, name, commune);
  for (const unit of formerUnits) {
    const commune = index.byCode.get(unit.communeCode);
    if (!commune) continue;
    for (const name of namesOf(unit.name)) push(index.former, name, { unit, commune });
    for (const name of namesOf(unit.districtName)) index.districts.add(name);
    index.districtsOf.set(commune.code, (index.districtsOf.get(commune.code) ?? new Set()).add(bare(nameOf(unit.districtName))));
  }
  return index;
}

/**
 * Today's commune of an address as lists of decisions write it: a code, a name of today, or a former one with its
 * district ("xã Bằng Mạc, huyện Chi Lăng"). Without a district a name means what it meant on `on` (`YYYY-MM-DD`).
 * A former unit that was divided, or a name that several bore, is ambiguous.
 */
export function resolveCommune(index: CommuneIndex, text: string, district: string, on: string | null): ResolvedCommune {
  const code = /^\s*(\d{5})\s*$/.exec(text)?.[1];
  if (code !== undefined) return decide(index.byCode.has(code) ? [index.byCode.get(code)] : [], null);
  const parts = `${text},${district}`.split(/[,;]|\s[-–]\s/).map(nameOf).filter((part) => part !== "");
  const start = parts.findIndex((part) => index.today.has(part) || index.former.has(part));
  const name = parts[start];
  if (name === undefined) return { kind: "unknown" };

  const rest = parts.slice(start + 1);
  if (rest.some((part) => part.startsWith("huyen ") && !index.districts.has(part))) return { kind: "unknown" };
  const around = rest.filter((part) => index.districts.has(part)).map(bare);
  const former = index.former.get(name) ?? [];
  const inDistrict = former.filter(({ unit }) => around.includes(bare(nameOf(unit.districtName))));
  if (inDistrict.length > 0) return decide(inDistrict.map(({ commune }) => commune), inDistrict[0]?.unit ?? null);
  const today = (index.today.get(name) ?? []).filter(({ code }) => around.length === 0 || around.some((district) => index.districtsOf.get(code)?.has(district)));
  if (today.length > 0 && (on === null || on >= MERGER || former.length === 0)) return decide(today, null);
  // A district that had no such commune is a mistake, not a hint.
  if (around.length > 0) return decide(today, null);
  return former.length > 0 ? decide(former.map(({ commune }) => commune), former[0]?.unit ?? null) : { kind: "unknown" };
}

function decide(candidates: readonly (Commune | undefined)[], former: FormerUnit | null): ResolvedCommune {
  const communes = [...new Set(candidates)].filter((commune) => commune !== undefined);
  const [commune] = communes;
  if (!commune) return { kind: "unknown" };
  if (communes.length > 1) return { kind: "ambiguous", communes };
  return { kind: "found", commune, former: former !== null && nameOf(former.name) === nameOf(commune.fullName) ? null : former };
}

function nameOf(text: string): string {
  return wordsOf(text).join(" ");
}

function bare(name: string): string {
  return name.replace(KIND, "");
}

function namesOf(fullName: string): string[] {
  const name = nameOf(fullName);
  return [...new Set([name, bare(name)])];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
