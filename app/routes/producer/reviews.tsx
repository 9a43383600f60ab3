import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { may } from "~/domain/producers/member-roles";
import { answerReview, type AnswerFailure } from "~/domain/reviews/answer-review.server";
import { countOwnReviews, listOwnReviews } from "~/domain/reviews/desk-reviews.server";
import { OWN_TABS } from "~/domain/reviews/desk-tabs";
import { OwnReviewsPage } from "~/features/review-desk/own-reviews-page";
import { isId } from "~/lib/id";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.reviews");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const query = new URL(request.url).searchParams;
  const asked = query.get("page") ?? "1";
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const counts = await countOwnReviews(producer.id);
  const tab = OWN_TABS.find((one) => one === query.get("tab")) ?? (counts.open > 0 ? "open" : "all");
  return { tab, page, counts, reviews: await listOwnReviews(producer.id, tab, page), mayAnswer: may(producer.role, "orders"), done: query.has("done") };
}

/** Answers a review, once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "orders");
  const form = await readForm(request, ANY_LENGTH);
  const [id, text] = [form.get("review") ?? "", form.get("answer") ?? ""];
  const refuse = (kind: AnswerFailure["kind"]) => data({ id, kind, text }, { status: kind === "not_found" ? 404 : 422, headers: privateHeaders() });
  if (!isId(id)) return refuse("not_found");
  const answered = await answerReview({ id, producerId: producer.id, text, userId: user.id, at: new Date() });
  if (!answered.ok) return refuse(answered.error.kind);
  return redirect(localePath(localeOf(params), "/nguoi-ban/danh-gia?tab=all&done=1"), { headers: privateHeaders() });
}

export default function Reviews() {
  return <OwnReviewsPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>() ?? null} />;
}
