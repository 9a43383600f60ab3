import type { LoaderFunctionArgs } from "@remix-run/node";
import { strongAlcoholAmong } from "~/domain/catalog/strong-alcohol.server";
import { QUERY_PROBLEM_TEXT, suggestBody } from "~/domain/search/api-schema.server";
import { engine } from "~/domain/search/engine.server";
import { parseSuggestQuery } from "~/domain/search/search-query";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const query = parseSuggestQuery(new URL(request.url).searchParams);
  if (!query.ok) {
    const errors = query.error.errors.map(({ path, message }) => ({ path, message: QUERY_PROBLEM_TEXT[message] }));
    return problem(422, { title: "Invalid parameters", errors });
  }
  const { q, locale } = query.value;
  const found = await engine().suggest(q, locale, new Date());
  // Spirits are found by whoever looks for them, but nobody is led to them.
  const strong = await strongAlcoholAmong(found.products.map(({ slug }) => slug));
  const shown = { ...found, products: found.products.filter(({ slug }) => !strong.has(slug)) };
  return Response.json(suggestBody(shown, locale), { headers: { "Cache-Control": "public, max-age=0, must-revalidate" } });
}

export function action() {
  return methodNotAllowed("GET");
}
