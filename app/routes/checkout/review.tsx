import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "~/domain/accounts/current-user.server";
import { listReviewableLines } from "~/domain/reviews/review-queries.server";
import { writeReview } from "~/domain/reviews/write-review.server";
import { openOrder } from "~/features/checkout/order-access.server";
import { ReviewPage } from "~/features/reviewing/review-page";
import { reviewView } from "~/features/reviewing/review-view";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { reviewMeta } from "~/platform/i18n/review-meta";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = privateHeaders;
export const meta: MetaFunction = ({ params }) => reviewMeta(params.lang, "title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const order = await openOrder(request, params.code ?? "", locale);
  const line = order && (await listReviewableLines(order.id)).find(({ lineId }) => lineId === params.line);
  if (!order || !line) throw notFound();
  const asked = new URL(request.url).searchParams;
  const token = asked.get("token");
  const done = asked.get("done");
  return {
    view: reviewView(line, locale, new Date()),
    back: localePath(locale, `/don-hang/${order.code}`) + (token ? `?${new URLSearchParams({ token })}` : ""),
    done: done === "published" || done === "pending" ? (done as "published" | "pending") : null,
  };
}

/** Writes the review of one line that was delivered, or changes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const order = await openOrder(request, params.code ?? "", localeOf(params));
  const lineId = params.line ?? "";
  if (!order || !isId(lineId)) throw notFound();
  const sent = await readForm(request, ANY_LENGTH);
  const form = { points: sent.get("points") ?? "", text: sent.get("text") ?? "", shownAs: sent.get("shownAs") ?? "", locale: sent.get("locale") ?? "" };
  const user = await currentUser(request);
  const written = await writeReview({ orderId: order.id, lineId, form, userId: user?.id ?? null, at: new Date() });
  if (written.ok) {
    const url = new URL(request.url);
    url.searchParams.set("done", written.value.state === "published" ? "published" : "pending");
    throw redirect(url.pathname + url.search, { status: 303, headers: privateHeaders() });
  }
  if (written.error.kind === "not_found") throw notFound();
  // The page itself says that it is too early or too late.
  return data({ form, problems: written.error.kind === "problems" ? written.error.problems : {} }, { status: 422, headers: privateHeaders() });
}

export default function Review() {
  return <ReviewPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>() ?? null} />;
}
