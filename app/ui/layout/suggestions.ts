import { useEffect, useState } from "react";
import type { Locale } from "~/lib/localized-text";
import { formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";

/** What `/api/v1/suggest` answers, as far as the search box shows it. */
type Answer = {
  products: { slug: string; name: string; price?: number; unit?: string }[];
  producers: { slug: string; name: string }[];
  communes: { code: string; name: string }[];
  queries: string[];
};

export type SuggestionGroup = "products" | "producers" | "communes" | "queries";
export type Suggestion = { group: SuggestionGroup; key: string; text: string; aside?: string; href: string };

const WAIT_MS = 120;

/** What to offer for a text being typed, the groups in order; empty below two characters and while offline. */
export function useSuggestions(text: string, locale: Locale): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([]);
  const query = text.trim();
  useEffect(() => {
    if (query.length < 2) {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/v1/suggest?${new URLSearchParams({ q: query, locale })}`, { signal: stop.signal })
        .then((response) => (response.ok ? (response.json() as Promise<Answer>) : null))
        .then((answer) => answer && setFound(suggestionsOf(answer, locale)))
        .catch(() => undefined);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, locale]);
  return found;
}

function suggestionsOf(answer: Answer, locale: Locale): Suggestion[] {
  const to = (path: string) => localePath(locale, path);
  return [
    ...answer.queries.map((query): Suggestion => ({ group: "queries", key: query, text: query, href: to(`/san-pham?${new URLSearchParams({ q: query })}`) })),
    ...answer.products.map(
      ({ slug, name, price }): Suggestion => ({
        group: "products",
        key: slug,
        text: name,
        aside: price === undefined ? undefined : formatVnd(price, locale),
        href: to(`/san-pham/${slug}`),
      }),
    ),
    ...answer.producers.map(({ slug, name }): Suggestion => ({ group: "producers", key: slug, text: name, href: to(`/nha-san-xuat/${slug}`) })),
    ...answer.communes.map(({ code, name }): Suggestion => ({ group: "communes", key: code, text: name, href: to(`/san-pham?commune=${code}`) })),
  ];
}
