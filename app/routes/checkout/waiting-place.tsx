import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { JoinPage, PlacePage } from "~/features/checkout/waiting-page";
import { decidePlace, joinList, placeOf } from "~/features/checkout/waiting-place.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { WAITING_TEXTS } from "~/platform/i18n/messages/waiting";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ""} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex" }, { name: "referrer", content: "no-referrer" }];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const title = WAITING_TEXTS[localeOf(params)]["place.title"];
  // The list is joined from a product's page: nothing is here without a place, or a form that was refused.
  if (params.id === undefined) return { title, place: null, fresh: false };
  const place = await placeOf(params.id, request);
  if (!place) throw notFound();
  return { title, place, fresh: new URL(request.url).searchParams.get("moi") === "1" };
}

/** Without a place: joins the list. With one: `intent` buy puts it into the cart, leave gives it up. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await readForm(request);
  const at = new Date();
  if (params.id === undefined) {
    const joined = await joinList({ request, form, locale, clientAddress: context.clientAddress, at });
    if (joined.ok) throw redirect(`${localePath(locale, joined.value)}&moi=1`, { status: 303, headers: privateHeaders() });
    return data({ refusal: joined.error, over: false }, { status: 422, headers: privateHeaders() });
  }
  const place = await placeOf(params.id, request);
  if (!place) throw notFound();
  const decided = await decidePlace({ place, request, intent: form.get("intent"), at });
  if (!decided) return data({ refusal: null, over: true }, { status: 409, headers: privateHeaders() });
  throw redirect(localePath(locale, decided.path), { status: 303, headers: decided.cookie ? { "Set-Cookie": decided.cookie } : {} });
}

export default function WaitingPlace() {
  const { place, fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (place) return <PlacePage place={place} fresh={fresh && !answer} over={answer?.over ?? false} />;
  return <JoinPage refusal={answer?.refusal ?? null} />;
}
