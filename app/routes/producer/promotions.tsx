import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { applyToPromotion, withdrawFromPromotion } from "~/domain/programme/participants.server";
import { listPromotionsFor } from "~/domain/programme/promotion-queries.server";
import { OfferedPage, type OfferRefusal } from "~/features/producer-promotions/offered-page";
import { isId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.promotions");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  return { promotions: await listPromotionsFor(producer.id), today: localDateAt(new Date()), done: new URL(request.url).searchParams.get("done") };
}

/** Applies to a programme (`intent` apply) or takes the application back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const form = await readForm(request);
  const [promotionId, wish, intent] = [form.get("promotion") ?? "", form.get("wish") ?? "", form.get("intent") === "withdraw" ? "withdraw" : "apply"];
  const refuse = (kind: OfferRefusal["kind"]) => data({ promotion: promotionId, kind, wish } satisfies OfferRefusal, { status: kind === "not_found" ? 404 : 422, headers: privateHeaders() });
  if (!isId(promotionId)) return refuse("not_found");
  const change = { promotionId, producerId: producer.id, actor: { kind: "user", userId: user.id } as const };
  const result = intent === "apply" ? await applyToPromotion({ ...change, wish, at: new Date() }) : await withdrawFromPromotion(change);
  if (!result.ok) return refuse(result.error.kind);
  return redirect(localePath(localeOf(params), `/nguoi-ban/xuc-tien?done=${intent}`), { headers: privateHeaders() });
}

export default function Promotions() {
  return <OfferedPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
