import { LOCALES, type Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import {
  CERTIFICATIONS, GROUPS, MAX_PAGE, MAX_PER_PAGE, MAX_QUERY_LENGTH, PER_PAGE, SORTS,
  type SearchQuery,
} from "./search";

/** What may be wrong with a parameter; the reader's text for each is the caller's. */
export type QueryProblem =
  | "unknown_parameter" | "repeated" | "too_long" | "bad_text" | "not_a_choice" | "not_a_number" | "out_of_range" | "min_above_max";
export type QueryErrors = { errors: { path: string; message: QueryProblem }[] };

const MAX_REPEATS = 100;
const MAX_PRICE = 1_000_000_000_000;

/** A search without any filter: what the page shows first. */
export function emptyQuery(locale: Locale): SearchQuery {
  return {
    q: "", groups: [], sets: [], stars: [], communes: [], certifications: [], producer: null,
    minPrice: null, maxPrice: null, inStock: false, sort: "relevance", page: 1, perPage: PER_PAGE, locale,
  };
}

/**
 * Reads the parameters of the search page and of the API. Blank ones (an empty field of a form) are as good as absent.
 * Strict: everything that is wrong is named. Otherwise a page can always be shown: numbers are brought into their range,
 * what is not understood is left out, and the answer is never a failure.
 */
export function parseSearchQuery(params: URLSearchParams, options: { strict: boolean; locale?: Locale }): Result<SearchQuery, QueryErrors> {
  const reader = new Reader(params, options.strict);
  const query: SearchQuery = {
    q: reader.text("q", MAX_QUERY_LENGTH) ?? "",
    groups: reader.choices("group", GROUPS),
    sets: reader.numbers("set", 1, 26),
    stars: reader.numbers("stars", 3, 5),
    communes: reader.matching("commune", /^\d{5}$/),
    certifications: reader.choices("certification", CERTIFICATIONS),
    producer: reader.slug("producer"),
    minPrice: reader.number("min_price", 0, MAX_PRICE),
    maxPrice: reader.number("max_price", 0, MAX_PRICE),
    inStock: reader.flag("in_stock"),
    sort: reader.choice("sort", SORTS) ?? "relevance",
    page: reader.number("page", 1, MAX_PAGE) ?? 1,
    perPage: reader.number("per_page", 1, MAX_PER_PAGE) ?? PER_PAGE,
    locale: reader.choice("locale", LOCALES) ?? options.locale ?? "vi",
  };
  if (query.minPrice !== null && query.maxPrice !== null && query.minPrice > query.maxPrice) reader.report("max_price", "min_above_max");
  reader.reportUnknown();
  return options.strict && reader.errors.length > 0 ? err({ errors: reader.errors }) : ok(query);
}

/** Reads the parameters of search-as-you-type; as strict as the API is. */
export function parseSuggestQuery(params: URLSearchParams): Result<{ q: string; locale: Locale }, QueryErrors> {
  const reader = new Reader(params, true);
  const query = { q: reader.text("q", MAX_QUERY_LENGTH) ?? "", locale: reader.choice("locale", LOCALES) ?? "vi" };
  reader.reportUnknown();
  return reader.errors.length > 0 ? err({ errors: reader.errors }) : ok(query);
}

class Reader {
  readonly errors: QueryErrors["errors"] = [];
  private readonly known = new Set<string>();

  constructor(private readonly params: URLSearchParams, private readonly strict: boolean) {}

  report(path: string, message: QueryProblem): void {
    this.errors.push({ path, message });
  }

  reportUnknown(): void {
    for (const name of new Set(this.params.keys())) {
      if (!this.known.has(name)) this.report(name.slice(0, 50), "unknown_parameter");
    }
  }

  text(name: string, longest: number): string | null {
    const value = this.one(name);
    if (value === null) return null;
    // NUL cannot be stored; U+FFFD is what broken UTF-8 was decoded to.
    if (/[\u0000\uFFFD]/u.test(value)) this.report(name, "bad_text");
    const clean = normalise(value.replace(/[\p{Cc}\uFFFD]/gu, " "));
    const characters = [...clean];
    if (characters.length <= longest) return clean;
    this.report(name, "too_long");
    return characters.slice(0, longest).join("").trim();
  }

  slug(name: string): string | null {
    const value = this.one(name);
    if (value === null) return null;
    if (/^[a-z0-9-]{1,120}$/.test(value)) return value;
    this.report(name, "not_a_choice");
    return null;
  }

  flag(name: string): boolean {
    const value = this.one(name);
    if (value === null) return false;
    if (!["1", "0", "true", "false", "on"].includes(value)) this.report(name, "not_a_choice");
    return value === "1" || value === "true" || value === "on";
  }

  choice<Value extends string>(name: string, allowed: readonly Value[]): Value | null {
    const value = this.one(name);
    if (value === null) return null;
    const found = allowed.find((one) => one === value);
    if (found === undefined) this.report(name, "not_a_choice");
    return found ?? null;
  }

  choices<Value extends string>(name: string, allowed: readonly Value[]): Value[] {
    const values = this.all(name);
    if (values.some((value) => !allowed.some((one) => one === value))) this.report(name, "not_a_choice");
    return allowed.filter((one) => values.includes(one));
  }

  matching(name: string, shape: RegExp): string[] {
    const values = this.all(name);
    if (values.some((value) => !shape.test(value))) this.report(name, "not_a_choice");
    return values.filter((value) => shape.test(value)).sort();
  }

  numbers(name: string, least: number, most: number): number[] {
    const values = this.all(name);
    const good = values.filter((value) => /^\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most);
    if (good.length < values.length) this.report(name, "not_a_choice");
    return [...new Set(good.map(Number))].sort((a, b) => a - b);
  }

  number(name: string, least: number, most: number): number | null {
    const value = this.one(name);
    if (value === null) return null;
    // People write prices with separators: 50.000, 50,000, 50 000
    const digits = this.strict ? value : value.replace(/(?<=\d)[.,\s]+(?=\d{3}(\D|$))/gu, "");
    if (!/^-?\d{1,18}$/.test(digits)) {
      this.report(name, "not_a_number");
      return null;
    }
    const number = Number(digits);
    if (number < least || number > most) this.report(name, "out_of_range");
    return Math.min(Math.max(number, least), most);
  }

  private one(name: string): string | null {
    const values = this.all(name);
    if (values.length > 1) this.report(name, "repeated");
    return values[0] ?? null;
  }

  private all(name: string): string[] {
    this.known.add(name);
    const values = [...new Set(this.params.getAll(name).map((value) => value.trim()).filter((value) => value !== ""))];
    if (values.length > MAX_REPEATS) this.report(name, "too_long");
    return values.slice(0, MAX_REPEATS);
  }
}

/**
 * The address of a search, the same for the same state: parameters in one order, defaults left out. Any change but that
 * of the page itself goes back to page 1. Without the language: put it through `localePath`.
 */
export function searchUrl(query: SearchQuery, changes: Partial<SearchQuery> = {}): string {
  const next: SearchQuery = { ...query, page: 1, ...changes };
  const params = new URLSearchParams();
  if (next.q !== "") params.set("q", next.q);
  for (const group of GROUPS) if (next.groups.includes(group)) params.append("group", group);
  for (const no of [...next.sets].sort((a, b) => a - b)) params.append("set", String(no));
  for (const stars of [...next.stars].sort((a, b) => a - b)) params.append("stars", String(stars));
  for (const code of [...next.communes].sort()) params.append("commune", code);
  for (const mark of CERTIFICATIONS) if (next.certifications.includes(mark)) params.append("certification", mark);
  if (next.producer !== null) params.set("producer", next.producer);
  if (next.minPrice !== null) params.set("min_price", String(next.minPrice));
  if (next.maxPrice !== null) params.set("max_price", String(next.maxPrice));
  if (next.inStock) params.set("in_stock", "1");
  if (next.sort !== "relevance") params.set("sort", next.sort);
  if (next.perPage !== PER_PAGE) params.set("per_page", String(next.perPage));
  if (next.page > 1) params.set("page", String(next.page));
  const text = params.toString();
  return text === "" ? "/san-pham" : `/san-pham?${text}`;
}

/** A list filter with `value` put in or taken out: what a facet's link changes. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
