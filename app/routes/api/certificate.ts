import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateBody } from "~/domain/certificates/api-schema.server";
import { findCertificate } from "~/domain/certificates/certificate-queries.server";
import { checkDay, isCertificateNumber, normaliseNumber } from "~/domain/certificates/check-day";
import { localeOfQuery } from "~/features/product-page/api-locale.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOfQuery(request, ["on"]);
  const asked = checkDay(new URL(request.url).searchParams.get("on"), new Date());
  if (!asked) return problem(422, { title: "Invalid parameters", errors: [{ path: "on", message: "Must be a day of the calendar as YYYY-MM-DD, from 2018 on." }] });
  const number = normaliseNumber(params.number ?? "");
  const certificate = isCertificateNumber(number) ? await findCertificate(number, asked.at) : null;
  if (!certificate) return problem(404, { title: "Not found", detail: "No certificate has that number." });
  const body = certificateBody(certificate, locale);
  if (!body) return problem(404, { title: "Not found", detail: `The certificate was issued on ${certificate.issuedOn}, after the day asked about.` });
  return Response.json(body, { headers: { "Cache-Control": "public, max-age=0, must-revalidate" } });
}

export function action() {
  return methodNotAllowed("GET");
}
