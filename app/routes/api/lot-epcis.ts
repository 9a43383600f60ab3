import type { LoaderFunctionArgs } from "@remix-run/node";
import { lotDocument } from "~/domain/traceability/epcis/lot-document";
import { isInHouseNumber, isLotCode, readGtin } from "~/domain/traceability/gs1";
import { findTrace } from "~/domain/traceability/trace-queries.server";
import { env } from "~/platform/env/env.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";

export async function loader({ params }: LoaderFunctionArgs) {
  const { number = "", lot = "" } = params;
  const read = isInHouseNumber(number) ? ({ kind: "own" } as const) : readGtin(number);
  if (read.kind === "bad_shape") return problem(400, { title: "Bad request", errors: [{ path: "gtin", message: "A GTIN has 8, 12, 13 or 14 digits." }] });
  if (read.kind === "bad_check_digit") return problem(400, { title: "Bad request", errors: [{ path: "gtin", message: `The check digit is wrong: it would have to be ${read.expected}.` }] });
  const trace = isLotCode(lot) ? await findTrace(read.kind === "own" ? number : read.gtin14, lot) : null;
  if (!trace) return problem(404, { title: "Not found", detail: "No such lot was published." });
  const headers = { "Content-Type": "application/ld+json; charset=utf-8", "Cache-Control": "public, max-age=0, must-revalidate", "GS1-EPCIS-Version": "2.0", "GS1-CBV-Version": "2.0" };
  return new Response(JSON.stringify(lotDocument(trace, env().siteUrl, new Date())), { headers });
}

export function action() {
  return methodNotAllowed("GET");
}
