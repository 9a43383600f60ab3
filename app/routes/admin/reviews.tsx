import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { decideReview, type DecisionFailure } from "~/domain/reviews/decide-review.server";
import { countDeskReviews, listDeskReviews } from "~/domain/reviews/desk-reviews.server";
import { DESK_TABS } from "~/domain/reviews/desk-tabs";
import { ReviewsPage } from "~/features/review-desk/reviews-page";
import { isId } from "~/lib/id";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.reviews");
export const headers = privateHeaders;

const DECISIONS = ["publish", "reject", "keep"] as const;
const tabOf = (request: Request) => DESK_TABS.find((one) => one === new URL(request.url).searchParams.get("tab")) ?? "pending";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const tab = tabOf(request);
  const asked = query.get("page") ?? "1";
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const [counts, reviews] = await Promise.all([countDeskReviews(), listDeskReviews(tab, page)]);
  return { tab, page, counts, reviews, done: DECISIONS.find((one) => one === query.get("done")) ?? null };
}

/** Publishes a review, refuses it, or lets it stand although it was reported. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const form = await readForm(request, ANY_LENGTH);
  const [id, reason, seen] = [form.get("review") ?? "", form.get("reason") ?? "", form.get("seen") ?? ""];
  const decision = DECISIONS.find((one) => one === form.get("decision"));
  const refuse = (kind: DecisionFailure["kind"]) => data({ id, kind, text: reason }, { status: kind === "not_found" ? 404 : 422, headers: privateHeaders() });
  if (!isId(id) || !decision) return refuse("not_found");
  const decided = await decideReview({ id, decision, reason: decision === "reject" ? reason : "", seen, userId: user.id, at: new Date() });
  if (!decided.ok) return refuse(decided.error.kind);
  return redirect(localePath(localeOf(params), `/quan-tri/danh-gia-mua?tab=${tabOf(request)}&done=${decision}`), { headers: privateHeaders() });
}

export default function Reviews() {
  return <ReviewsPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>() ?? null} />;
}
