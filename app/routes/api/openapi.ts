import { productsAnswer, productsParameters, suggestAnswer, suggestParameters } from "~/domain/search/api-schema.server";
import { CHECKOUT_OPERATIONS } from "~/features/checkout/api-operations.server";
import { PRODUCT_OPERATIONS } from "~/features/product-page/api-operations.server";
import { PROGRAMME_OPERATIONS } from "~/features/programme-report/api-operations.server";
import { TRACE_OPERATIONS } from "~/features/trace-a-lot/api-operations.server";
import { env } from "~/platform/env/env.server";
import { openApiDocument, type ApiOperation } from "~/platform/http/openapi.server";
import { methodNotAllowed } from "~/platform/http/problem.server";

const badQuery = { description: "A parameter is unknown, repeated or out of range" };

const SEARCH_OPERATIONS: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/products",
    summary: "Search and browse",
    query: productsParameters,
    responses: { 200: { description: "A page of products with facet counts", schema: productsAnswer }, 400: badQuery },
  },
  {
    method: "get",
    path: "/suggest",
    summary: "Suggestions while typing",
    query: suggestParameters,
    responses: { 200: { description: "Products, producers, communes and queries", schema: suggestAnswer }, 400: badQuery },
  },
];

let document: object | undefined;

/** Every call of the API, each part described by the schemas that validate and shape it. */
export function loader() {
  document ??= openApiDocument([...SEARCH_OPERATIONS, ...PRODUCT_OPERATIONS, ...CHECKOUT_OPERATIONS, ...PROGRAMME_OPERATIONS, ...TRACE_OPERATIONS], env().siteUrl);
  return Response.json(document, { headers: { "Cache-Control": "public, max-age=300" } });
}

export function action() {
  return methodNotAllowed("GET");
}
