import type { LoaderFunctionArgs } from "@remix-run/node";
import { productBody } from "~/domain/catalog/api-schema.server";
import { findProduct } from "~/domain/catalog/product-queries.server";
import { findCertificateOfProduct } from "~/domain/certificates/certificate-queries.server";
import { findRating } from "~/domain/reviews/review-queries.server";
import { listLotsOnSale } from "~/domain/traceability/lot-queries.server";
import { localeOfQuery } from "~/features/product-page/api-locale.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOfQuery(request, []);
  const at = new Date();
  const product = await findProduct(params.slug ?? "", at);
  if (!product) return problem(404, { title: "Not found", detail: "No product is published under that address." });
  const [certificate, lots, rating] = await Promise.all([findCertificateOfProduct(product.id, at), listLotsOnSale(product.id), findRating(product.id)]);
  return Response.json(productBody(product, certificate, lots, rating, locale), { headers: { "Cache-Control": "public, max-age=0, must-revalidate" } });
}

export function action() {
  return methodNotAllowed("GET");
}
