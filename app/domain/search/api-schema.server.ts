import { z } from "zod";
import { pick, LOCALES, type Locale } from "~/lib/localized-text";
import { CERTIFICATIONS, GROUPS, MAX_PAGE, MAX_PER_PAGE, MAX_QUERY_LENGTH, PER_PAGE, pictureUrl, SORTS, type FacetCount, type SearchHit, type SearchResult, type Suggestions } from "./search";
import type { QueryProblem } from "./search-query";

const vnd = z.int().min(0).describe("Whole đồng, VAT included");
const counts = z.record(z.string(), z.int());
const star = z.int().min(3).max(5).nullable().describe("OCOP stars in force now; null when there is none");

/** The parameters of `GET /products`, for its description: `parseSearchQuery` reads them. */
export const productsParameters = z.object({
  q: z.string().max(MAX_QUERY_LENGTH).optional().describe("Words in any language, with or without tones"),
  group: z.array(z.enum(GROUPS)).optional().describe("Repeatable"),
  set: z.array(z.int().min(1).max(26)).optional().describe("Number of a product set; repeatable"),
  stars: z.array(z.int().min(3).max(5)).optional().describe("Repeatable"),
  commune: z.array(z.string().regex(/^\d{5}$/)).optional().describe("Code; repeatable"),
  certification: z.array(z.enum(CERTIFICATIONS)).optional().describe("Repeatable"),
  producer: z.string().optional().describe("Slug"),
  min_price: vnd.optional(),
  max_price: vnd.optional(),
  in_stock: z.enum(["1", "0", "true", "false", "on"]).optional(),
  sort: z.enum(SORTS).default("relevance"),
  page: z.int().min(1).max(MAX_PAGE).default(1),
  per_page: z.int().min(1).max(MAX_PER_PAGE).default(PER_PAGE),
  locale: z.enum(LOCALES).default("vi"),
});

export const productsAnswer = z.object({
  total: z.int(),
  page: z.int(),
  per_page: z.int(),
  hits: z.array(
    z.object({
      sku: z.string(),
      slug: z.string(),
      name: z.string(),
      price: vnd,
      unit: z.string(),
      stars: star,
      group: z.enum(GROUPS),
      commune: z.string().describe("Code, as the filter takes it"),
      commune_name: z.string(),
      producer: z.string(),
      producer_slug: z.string().describe("As the filter takes it"),
      certifications: z.array(z.enum(CERTIFICATIONS)),
      in_stock: z.boolean(),
      image: z.string().nullable(),
    }),
  ),
  facets: z.object({ stars: counts, group: counts, commune: counts, certification: counts }).describe("Each counted as if it had no filter of its own"),
  engine: z.enum(["postgres", "meilisearch"]),
  processing_ms: z.number().describe("How long the answer took to work out; one that was kept is sent as it was"),
});

/** The parameters of `GET /suggest`. */
export const suggestParameters = z.object({
  q: z.string().max(MAX_QUERY_LENGTH),
  locale: z.enum(LOCALES).default("vi"),
});

export const suggestAnswer = z.object({
  products: z.array(z.object({ slug: z.string(), sku: z.string(), name: z.string(), price: vnd, unit: z.string(), stars: star, image: z.string().nullable() })),
  producers: z.array(z.object({ slug: z.string(), name: z.string() })),
  communes: z.array(z.object({ code: z.string(), name: z.string() })),
  queries: z.array(z.string()),
});

/** What is wrong with a parameter, for the `errors` of a problem document. */
export const QUERY_PROBLEM_TEXT: Readonly<Record<QueryProblem, string>> = {
  unknown_parameter: "There is no such parameter.",
  repeated: "May be given only once.",
  too_long: `Too long: at most ${MAX_QUERY_LENGTH} characters, or 100 values.`,
  bad_text: "Holds characters that are not text, or is not valid UTF-8.",
  not_a_choice: "Not one of the values this parameter takes.",
  not_a_number: "Must be a whole number.",
  out_of_range: "Out of range.",
  min_above_max: "min_price is above max_price.",
};

function productsBody(result: SearchResult, locale: Locale): z.infer<typeof productsAnswer> {
  const { facets } = result;
  return {
    total: result.total, page: result.page, per_page: result.perPage,
    hits: result.hits.map((hit) => hitBody(hit, locale)),
    facets: { stars: byValue(facets.stars), group: byValue(facets.group), commune: byValue(facets.commune), certification: byValue(facets.certification) },
    engine: result.engine,
    processing_ms: result.processingMs,
  };
}

const texts = new WeakMap<SearchResult["hits"], Map<Locale, string>>();

/** `productsBody` as text. A kept result is written out once a language; only the time it took is each answer's own. */
export function productsJson(result: SearchResult, locale: Locale): string {
  let known = texts.get(result.hits);
  if (!known) texts.set(result.hits, (known = new Map()));
  let text = known.get(locale);
  if (text === undefined) {
    const { processing_ms: _each, ...body } = productsBody(result, locale);
    text = JSON.stringify(body);
    known.set(locale, text);
  }
  return `${text.slice(0, -1)},"processing_ms":${result.processingMs}}`;
}

export function suggestBody(found: Suggestions, locale: Locale): z.infer<typeof suggestAnswer> {
  return {
    products: found.products.map(({ slug, sku, names, priceVnd, unit, stars, pictureKey }) => ({
      slug, sku, name: pick(names, locale), price: priceVnd, unit: pick(unit, locale), stars, image: pictureUrl(pictureKey),
    })),
    producers: found.producers.map(({ slug, name }) => ({ slug, name: pick(name, locale) })),
    communes: found.communes.map(({ code, name }) => ({ code, name })),
    queries: found.queries,
  };
}

function hitBody(hit: SearchHit, locale: Locale): z.infer<typeof productsAnswer>["hits"][number] {
  return {
    sku: hit.sku, slug: hit.slug, name: pick(hit.names, locale), price: hit.priceVnd, unit: pick(hit.unit, locale), stars: hit.stars,
    group: hit.group, commune: hit.communeCode, commune_name: hit.communeName,
    producer: pick(hit.producerName, locale), producer_slug: hit.producerSlug,
    certifications: hit.certifications, in_stock: hit.inStock, image: pictureUrl(hit.pictureKey),
  };
}

function byValue(facet: FacetCount[]): Record<string, number> {
  return Object.fromEntries(facet.map(({ value, count }) => [value, count]));
}
