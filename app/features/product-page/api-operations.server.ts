import { productAnswer } from "~/domain/catalog/api-schema.server";
import { certificateAnswer, certificateParameters } from "~/domain/certificates/api-schema.server";
import type { ApiOperation } from "~/platform/http/openapi.server";

const path = (name: string, description: string) => ({ name, in: "path", required: true, schema: { type: "string" }, description }) as const;
const locale = { name: "locale", in: "query", required: false, schema: { type: "string", enum: ["vi", "en", "zh"], default: "vi" } } as const;

/** One product and one certificate in the API's description. */
export const PRODUCT_OPERATIONS: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/products/{slug}",
    summary: "A product with its variants, certificate and lots on sale",
    parameters: [path("slug", "The product's address"), locale],
    responses: { 200: { description: "The product", schema: productAnswer }, 404: { description: "Nothing is published under that address" } },
  },
  {
    method: "get",
    path: "/certificates/{number}",
    summary: "Where an OCOP certificate stands on a day",
    parameters: [path("number", "The product number, e.g. 20-06463-03-2026")],
    query: certificateParameters,
    responses: {
      200: { description: "The certificate", schema: certificateAnswer },
      404: { description: "No such number, or not issued yet on that day" },
      422: { description: "`on` is not a day of the calendar" },
    },
  },
];
