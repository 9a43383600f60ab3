import groups from "./synonyms.json";
import { queryWords, runsOf, tonePlaced } from "./query-words";
import { normalise } from "~/lib/vietnamese-text";

/** Names of one thing, in three languages and in regional speech. */
type SynonymGroup = { vi: string[]; en?: string[]; zh?: string[]; unless?: string[] };
type Prepared = { terms: { text: string; written: string }[]; unless: string[] };

const prepared: Prepared[] = (groups as SynonymGroup[]).map((group) => ({
  terms: [...group.vi, ...(group.en ?? []), ...(group.zh ?? [])].map((text) => ({ text, written: written(text) })),
  unless: (group.unless ?? []).map(written),
}));

/** Every term of the list with its language: what search-as-you-type may offer as a query. */
export const SYNONYM_TERMS: readonly { locale: "vi" | "en" | "zh"; text: string; words: string[] }[] = (groups as SynonymGroup[]).flatMap((group) =>
  (["vi", "en", "zh"] as const).flatMap((locale) => (group[locale] ?? []).map((text) => ({ locale, text, words: queryWords(text).map((word) => word.folded) }))),
);

/**
 * The other names of what a text names. It is read with its tones, so that "na" is the fruit and "nà" is not:
 * that is why names are multiplied when a text is indexed and not when a query is asked.
 */
export function synonymsIn(text: string): string[] {
  const whole = written(text);
  const found: string[] = [];
  for (const { terms, unless } of prepared) {
    const rest = unless.reduce((left, phrase) => left.replaceAll(phrase, " "), whole);
    if (terms.some((term) => rest.includes(term.written))) found.push(...terms.filter((term) => !whole.includes(term.written)).map((term) => term.text));
  }
  return found;
}

/** Lower case with tones, words one blank apart and blanks around; Chinese without blanks, to be found inside a run. */
function written(text: string): string {
  if (/^\p{Script=Han}+$/u.test(text)) return text;
  return ` ${runsOf(normalise(text)).map((word) => word.exact ?? tonePlaced(word.folded)).join(" ")} `;
}
