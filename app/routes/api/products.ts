import type { LoaderFunctionArgs } from "@remix-run/node";
import { productsJson, QUERY_PROBLEM_TEXT } from "~/domain/search/api-schema.server";
import { engine } from "~/domain/search/engine.server";
import { parseSearchQuery } from "~/domain/search/search-query";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";
import { sharedJson } from "~/platform/http/shared-json.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const query = parseSearchQuery(new URL(request.url).searchParams, { strict: true });
  if (!query.ok) {
    const errors = query.error.errors.map(({ path, message }) => ({ path, message: QUERY_PROBLEM_TEXT[message] }));
    return problem(422, { title: "Invalid parameters", errors });
  }
  const result = await engine().search(query.value, new Date());
  return sharedJson(request, productsJson(result, query.value.locale));
}

export function action() {
  return methodNotAllowed("GET");
}
