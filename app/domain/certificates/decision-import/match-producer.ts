import { fold } from "~/lib/vietnamese-text";
import { namePairs, pairSimilarity } from "../link-rules";

export type KnownProducer = { id: string; legalName: string; name: string; taxCode: string | null };

export type ProducerIndex = {
  byTaxCode: Map<string, KnownProducer>;
  byName: Map<string, KnownProducer[]>;
  pairs: { producer: KnownProducer; pairs: ReadonlySet<string>[] }[];
  /** What a name was matched with before: lists name a producer again and again. */
  known: Map<string, ProducerMatch>;
};

export type ProducerMatch =
  | { kind: "found"; producer: KnownProducer; by: "tax_code" | "name" }
  /** The only one whose name is much alike: somebody must look. */
  | { kind: "similar"; producer: KnownProducer; similarity: number }
  | { kind: "ambiguous"; producers: KnownProducer[] }
  | { kind: "unknown"; nearest: KnownProducer | null }
  | { kind: "unknown_tax_code" };

/** From here on names are so alike that one is proposed, when the next is clearly less. */
const ALIKE = 0.8;
const CLEARLY = 0.08;
const NEAR = 0.5;

/** Kinds of organisation, as they are written out and shortened. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\b(hop tac xa|htx)\b/g, "htx"],
  [/\b(to hop tac|tht)\b/g, "tht"],
  [/\b(cong ty trach nhiem huu han|cong ty tnhh|cty tnhh)\b/g, "cty tnhh"],
  [/\b(cong ty co phan|cong ty cp|ctcp)\b/g, "ctcp"],
  [/\b(mot thanh vien|mtv)\b/g, "mtv"],
  [/\b(ho kinh doanh|hkd)\b/g, "hkd"],
];

function keyOf(name: string): string {
  const folded = fold(name).replaceAll(/[^a-z0-9]+/g, " ").trim();
  return KINDS.reduce((text, [pattern, short]) => text.replaceAll(pattern, short), folded);
}

export function indexProducers(producers: readonly KnownProducer[]): ProducerIndex {
  const index: ProducerIndex = { byTaxCode: new Map(), byName: new Map(), pairs: [], known: new Map() };
  for (const producer of producers) {
    if (producer.taxCode !== null) index.byTaxCode.set(digitsOf(producer.taxCode), producer);
    const names = [...new Set([keyOf(producer.legalName), keyOf(producer.name)])];
    for (const name of names) index.byName.set(name, [...(index.byName.get(name) ?? []), producer]);
    index.pairs.push({ producer, pairs: names.map(namePairs) });
  }
  return index;
}

/** Who made the product: by the tax code when there is one, else by the name, written out or shortened, else by likeness. */
export function matchProducer(index: ProducerIndex, name: string, taxCode: string): ProducerMatch {
  const digits = digitsOf(taxCode);
  if (digits !== "") {
    const producer = index.byTaxCode.get(digits);
    return producer ? { kind: "found", producer, by: "tax_code" } : { kind: "unknown_tax_code" };
  }
  const key = keyOf(name);
  const known = index.known.get(key);
  if (known) return known;
  const match = matchName(index, key);
  index.known.set(key, match);
  return match;
}

function matchName(index: ProducerIndex, key: string): ProducerMatch {
  const same = index.byName.get(key) ?? [];
  const [only, another] = same;
  if (only) return another ? { kind: "ambiguous", producers: same } : { kind: "found", producer: only, by: "name" };
  const wanted = namePairs(key);
  const ranked = index.pairs
    .map(({ producer, pairs }) => ({ producer, similarity: Math.max(...pairs.map((one) => pairSimilarity(wanted, one))) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, 2);
  const [best, next] = ranked;
  if (!best || best.similarity < NEAR) return { kind: "unknown", nearest: null };
  const clear = best.similarity - (next?.similarity ?? 0) >= CLEARLY;
  return best.similarity >= ALIKE && clear ? { kind: "similar", producer: best.producer, similarity: best.similarity } : { kind: "unknown", nearest: best.producer };
}

function digitsOf(taxCode: string): string {
  return taxCode.replaceAll(/\D/g, "");
}
