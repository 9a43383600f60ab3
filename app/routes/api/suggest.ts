import type { LoaderFunctionArgs } from "@remix-run/node";
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
  return Response.json(suggestBody(found, locale), { headers: { "Cache-Control": "public, max-age=0, must-revalidate" } });
}

export function action() {
  return methodNotAllowed("GET");
}
