import { CHECKOUT_OPERATIONS } from "~/features/checkout/api-operations.server";
import { env } from "~/platform/env/env.server";
import { openApiDocument, type ApiOperation } from "~/platform/http/openapi.server";
import { methodNotAllowed } from "~/platform/http/problem.server";

/** Every call of the API, each part described where its schemas live. */
const OPERATIONS: readonly ApiOperation[] = [...CHECKOUT_OPERATIONS];

let document: object | undefined;

export function loader() {
  document ??= openApiDocument(OPERATIONS, env().siteUrl);
  return Response.json(document, { headers: { "Cache-Control": "public, max-age=300" } });
}

export function action() {
  return methodNotAllowed("GET");
}
