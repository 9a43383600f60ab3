import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPublicReview } from "~/domain/reviews/review-queries.server";
import { ReportPage, type ReportRefusal } from "~/features/reviewing/report-page";
import { takeReport } from "~/features/reviewing/take-report.server";
import { isId } from "~/lib/id";
import { pick } from "~/lib/localized-text";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { reviewMeta } from "~/platform/i18n/review-meta";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = privateHeaders;
export const meta: MetaFunction = ({ params }) => reviewMeta(params.lang, "report.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const id = params.id ?? "";
  const review = isId(id) ? await findPublicReview(id) : null;
  if (!review) throw notFound();
  const { product, text, locale: written } = review;
  return { review: { text, locale: written }, product: pick(product.name, locale), back: localePath(locale, `/san-pham/${product.slug}`), done: new URL(request.url).searchParams.has("done") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const form = await readForm(request, ANY_LENGTH);
  const said = { reason: form.get("reason") ?? "", note: form.get("note") ?? "" };
  const taken = await takeReport({ id, ...said, at: new Date() }, context.clientAddress);
  if (taken.ok) throw redirect(localePath(localeOf(params), `/danh-gia-mua/${id}/bao-cao?done=1`), { status: 303, headers: privateHeaders() });
  if (taken.error.kind === "not_found") throw notFound();
  const refusal: ReportRefusal = { ...said, kind: taken.error.kind, minutes: "minutes" in taken.error ? taken.error.minutes : 0 };
  return data(refusal, { status: refusal.kind === "too_many" ? 429 : 422, headers: privateHeaders() });
}

export default function ReviewReport() {
  return <ReportPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>() ?? null} />;
}
