import groups from "./synonyms.json";
import { queryWords, runsOf, tonePlaced } from "./query-words";
import { LOCALES, type Locale } from "~/lib/localized-text";
import { normalise } from "~/lib/vietnamese-text";

/** Names of one thing, in three languages and in regional speech. */
type SynonymGroup = { vi: string[]; en?: string[]; zh?: string[]; unless?: string[] };
type Term = { locale: Locale; text: string; written: string };
type Prepared = { terms: Term[]; unless: string[] };

const prepared: Prepared[] = (groups as SynonymGroup[]).map((group) => ({
  terms: LOCALES.flatMap((locale) => (group[locale] ?? []).map((text) => ({ locale, text, written: written(text) }))),
  unless: (group.unless ?? []).map(written),
}));

/** Every term of the list with its language: what search-as-you-type may offer as a query. */
export const SYNONYM_TERMS: readonly { locale: Locale; text: string; words: string[] }[] = prepared.flatMap(({ terms }) =>
  terms.map(({ locale, text }) => ({ locale, text, words: queryWords(text).map((word) => word.folded) })),
);

/**
 * The other names of what a text in that language names. It is read with its tones, so that "na" is the fruit and "nà" is
 * not, nor is "Na" in an English name: that is why names are multiplied when a text is indexed and not when a query is asked.
 */
export function synonymsIn(text: string, locale: Locale): string[] {
  const whole = written(text);
  const found: string[] = [];
  for (const { terms, unless } of prepared) {
    const rest = unless.reduce((left, phrase) => left.replaceAll(phrase, " "), whole);
    if (terms.some((term) => term.locale === locale && rest.includes(term.written))) found.push(...terms.filter((term) => !whole.includes(term.written)).map((term) => term.text));
  }
  return found;
}

/** Lower case with tones, words one blank apart and blanks around; Chinese without blanks, to be found inside a run. */
function written(text: string): string {
  if (/^\p{Script=Han}+$/u.test(text)) return text;
  return ` ${runsOf(normalise(text)).map((word) => word.exact ?? tonePlaced(word.folded)).join(" ")} `;
}
