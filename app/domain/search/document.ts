import { localDateAt, startOfDay, addDays, type LocalDate } from "~/lib/local-date";
import { LOCALES, type LocalizedText } from "~/lib/localized-text";
import { indexWords, phraseOf, type Word } from "./query-words";
import { CERTIFICATIONS, type Certification, type Group } from "./search";
import { synonymsIn } from "./synonyms";

/** A certificate or protected name that a product may use on the days from..through. */
export type Mark = { code: Certification; from: LocalDate; through: LocalDate | null };

/** What the catalogue knows of one published product. */
export type DocumentSource = {
  productId: string;
  slug: string;
  names: LocalizedText;
  summary: LocalizedText;
  description: LocalizedText;
  ingredients: LocalizedText | null;
  setNo: number;
  setName: LocalizedText;
  sector: Group;
  seasonMonths: number[];
  soldCount: number;
  publishedAt: string;
  communeCode: string;
  communeName: string;
  /** Names of the communes and districts that are part of it today */
  formerNames: string[];
  producerId: string;
  producerSlug: string;
  producerName: LocalizedText;
  producerLegalName: string;
  /** Every variant on sale, the one shown first at the front */
  variants: { sku: string; gtin: string | null; name: LocalizedText; unit: LocalizedText; priceVnd: number; inStock: boolean }[];
  picture: { key: string; tone: string; avif: boolean } | null;
  star: { stars: number; from: string; until: string | null } | null;
  marks: Mark[];
};

/** Texts by how much they tell about a product: its names, what else it is called, where it is from and who makes it, the rest. */
export type DocumentTexts = { names: string[]; synonyms: string[]; title: string[]; body: string[] };

const GROUP_WORDS: Record<Group, string> = {
  food: "thực phẩm đồ ăn food 食品",
  beverages: "đồ uống nước uống beverages drinks 饮料",
  herbs: "dược liệu thảo dược herbs herbal 草药",
  handicrafts: "thủ công mỹ nghệ handicrafts crafts 手工艺品",
  ornamentals: "sinh vật cảnh cây cảnh hoa ornamentals plants 花卉盆景",
  tourism: "du lịch tourism travel 旅游",
};

const MARK_WORDS: Record<Certification, string> = {
  vietgap: "VietGAP",
  globalgap: "GlobalGAP Global GAP",
  organic: "hữu cơ organic 有机",
  haccp: "HACCP",
  iso22000: "ISO22000 ISO 22000",
  gi: "chỉ dẫn địa lý geographical indication 地理标志",
  mark: "nhãn hiệu tập thể nhãn hiệu chứng nhận collective mark 集体商标",
};

/** Everything one can find the product by. */
export function textsOf(source: DocumentSource, marks: readonly Certification[]): DocumentTexts {
  const names = inAll(source.names);
  return {
    names,
    synonyms: LOCALES.flatMap((locale) => synonymsIn(source.names[locale] ?? "", locale)),
    title: [
      source.communeName, ...source.formerNames,
      ...inAll(source.producerName), source.producerLegalName, ...synonymsIn(source.producerLegalName, "vi"),
      ...source.variants.flatMap((variant) => [variant.sku, variant.gtin ?? ""]),
    ],
    body: [
      ...inAll(source.summary), ...synonymsIn(source.summary.vi, "vi"),
      ...inAll(source.description), ...inAll(source.ingredients),
      ...inAll(source.setName), GROUP_WORDS[source.sector], "Lạng Sơn 谅山",
      ...source.variants.flatMap((variant) => [...inAll(variant.name), ...inAll(variant.unit)]),
      ...marks.map((mark) => MARK_WORDS[mark]),
    ],
  };
}

/** Which marks hold at a moment, and the next moment at which that changes (null: never). */
export function marksAt(marks: readonly Mark[], at: Date): { held: Certification[]; changesOn: Date | null } {
  const today = localDateAt(at);
  const held = new Set<Certification>();
  let next: LocalDate | null = null;
  for (const mark of marks) {
    if (mark.from <= today && (mark.through === null || today <= mark.through)) held.add(mark.code);
    for (const day of [mark.from, mark.through === null ? null : addDays(mark.through, 1)]) {
      if (day !== null && day > today && (next === null || day < next)) next = day;
    }
  }
  return { held: CERTIFICATIONS.filter((code) => held.has(code)), changesOn: next === null ? null : startOfDay(next) };
}

export function maskOf(marks: readonly Certification[]): number {
  return marks.reduce((mask, mark) => mask | (1 << CERTIFICATIONS.indexOf(mark)), 0);
}

/** The words a document is found and ranked by; see the columns of the same names. */
export type DocumentWords = { lexemes: string[]; titleLexemes: string[]; namesFolded: string; vocabulary: { title: string[]; all: string[] } };

export function wordsOf(texts: DocumentTexts): DocumentWords {
  const names = [...texts.names, ...texts.synonyms].flatMap(indexWords);
  const title = [...names, ...texts.title.flatMap(indexWords)];
  const body = texts.body.flatMap(indexWords);
  // "matong": two neighbours of a name written together
  const glued = texts.names.flatMap((name) => pairs(indexWords(name).filter((word) => !word.han)));

  const titleWords = new Set([...title.map((word) => word.folded), ...glued]);
  const marked = [...titleWords].map((word) => `~${word}`);
  const exact = (words: Word[]) => words.flatMap((word) => (word.exact === null ? [] : [`=${word.exact}`]));
  const all = new Set([...titleWords, ...body.map((word) => word.folded)]);
  return {
    lexemes: [...new Set([...all, ...marked, ...exact(title), ...exact(body)])],
    titleLexemes: [...new Set([...names.map((word) => word.folded), ...glued, ...marked, ...exact(title)])],
    namesFolded: `|${texts.names.map(phraseOf).join("|")}|`,
    vocabulary: { title: [...titleWords], all: [...all] },
  };
}

function pairs(words: Word[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]?.folded ?? ""}${word.folded}`).filter((word) => word.length <= 14);
}

export function inAll(text: LocalizedText | null): string[] {
  return text === null ? [] : [text.vi, text.en, text.zh].filter((one): one is string => one !== undefined && one !== "");
}
