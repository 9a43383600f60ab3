import { fold } from "~/lib/vietnamese-text";

/** Communes, wards and special zones as of 1 July 2025. Codes are strings with leading zeros. */
export type CommuneKind = "commune" | "ward" | "special_zone";

export type Province = { code: string; name: string; fullName: string; nameEn: string };

export type Commune = {
  code: string;
  provinceCode: string;
  name: string;
  kind: CommuneKind;
  /** "Xã Chi Lăng" */
  fullName: string;
  latitude: number | null;
  longitude: number | null;
};

/** A commune of before the merger; its names as they were then ("Thị trấn Đồng Mỏ", "Huyện Chi Lăng"). */
export type FormerUnit = { communeCode: string; name: string; districtName: string; provinceName: string };

/** A commune that fits what someone typed, and the former unit it was found by when it was found by an old name. */
export type PlaceMatch = { commune: Commune; province: Province; former: FormerUnit | null };

/** One way in: its words, and what they lead to. Lower rank comes first among equals. */
type Entry = { name: string; words: string[]; match: PlaceMatch };

export type PlaceIndex = Entry[];

/** What kinds of unit are called, at the beginning of a name and as people shorten them. */
export const KIND = /^(phuong|xa|thi tran|dac khu|thanh pho|tinh|thi xa|quan|huyen) /;
const SHORTENED: Record<string, string> = { tp: "thanh pho", tt: "thi tran", tx: "thi xa", p: "phuong", h: "huyen", hcm: "ho chi minh" };

/** The folded words of a name, what people shorten written out. */
export function wordsOf(text: string): string[] {
  return fold(text).split(/[^a-z0-9]+/).filter(Boolean).flatMap((word) => SHORTENED[word]?.split(" ") ?? [word]);
}

/** Prepares the search: every commune by its name and province, and by each former name, district and province. */
export function indexPlaces(provinces: Province[], communes: Commune[], formerUnits: FormerUnit[]): PlaceIndex {
  const provinceByCode = new Map(provinces.map((province) => [province.code, province]));
  const communeByCode = new Map(communes.map((commune) => [commune.code, commune]));
  const index: PlaceIndex = [];
  // Districts and provinces come up again and again.
  const known = new Map<string, string[]>();
  const remembered = (text: string): string[] => {
    const words = known.get(text) ?? wordsOf(text);
    known.set(text, words);
    return words;
  };
  const add = (communeCode: string, name: string, around: string[], former: FormerUnit | null): void => {
    const commune = communeByCode.get(communeCode);
    const province = commune && provinceByCode.get(commune.provinceCode);
    if (!commune || !province) return;
    const words = wordsOf(name);
    index.push({ name: words.join(" ").replace(KIND, ""), words: [...words, ...around.flatMap(remembered), ...remembered(province.fullName)], match: { commune, province, former } });
  };
  for (const commune of communes) add(commune.code, commune.fullName, [], null);
  for (const unit of formerUnits) add(unit.communeCode, unit.name, [unit.districtName, unit.provinceName], unit);
  return index;
}

/** 0: the whole name; 1: its beginning; 2: some of its words; null: a word fits nowhere. */
function rank(entry: Entry, query: string[]): number | null {
  if (!query.every((word) => entry.words.some((candidate) => candidate.startsWith(word)))) return null;
  const typed = query.join(" ").replace(KIND, "");
  if (entry.name === typed || typed.startsWith(`${entry.name} `)) return 0;
  return entry.name.startsWith(typed) ? 1 : 2;
}

/**
 * Communes that fit `text`, best first, each once. Marks, letter case, order of words and words such as "xã" or "huyện"
 * do not matter; every word must fit the beginning of a word of the name, district or province, today's or the former.
 */
export function findPlaces(index: PlaceIndex, text: string, provinceCode: string | undefined, limit: number): PlaceMatch[] {
  const query = wordsOf(text.slice(0, 200));
  if (query.length === 0) return [];
  const found: { rank: number; match: PlaceMatch }[] = [];
  for (const entry of index) {
    if (provinceCode !== undefined && entry.match.commune.provinceCode !== provinceCode) continue;
    const place = rank(entry, query);
    // Today's names stand before old ones that fit as well.
    if (place !== null) found.push({ rank: place * 2 + (entry.match.former ? 1 : 0), match: entry.match });
  }
  found.sort((a, b) => a.rank - b.rank || a.match.commune.code.localeCompare(b.match.commune.code));
  const seen = new Set<string>();
  const matches: PlaceMatch[] = [];
  for (const { match } of found) {
    if (seen.has(match.commune.code)) continue;
    seen.add(match.commune.code);
    matches.push(match);
    if (matches.length === limit) break;
  }
  return matches;
}
