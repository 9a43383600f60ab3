import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findParcel } from "~/domain/orders/parcel-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { moveParcel } from "~/features/parcel-desk/change-parcels.server";
import { ParcelPage } from "~/features/parcel-desk/parcel-page";
import { weigh } from "~/features/parcel-desk/weigh.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => producerMeta(params.lang, "nav.parcels", page?.parcel.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const parcel = isId(params.id ?? "") ? await findParcel(producer.id, params.id ?? "") : null;
  if (!parcel) throw notFound();
  const done = new URL(request.url).searchParams.get("done");
  return { parcel, done: (["confirmed", "shipped", "delivered", "weighed"] as const).find((step) => step === done) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "orders");
  const [who, form] = [{ producerId: producer.id, userId: user.id }, await readForm(request)];
  const moved = await (form.get("intent") === "weigh" ? weigh : moveParcel)(who, params.id ?? "", form);
  if (!moved.ok) return data(moved.error, { status: ["carrier", "weight", "unlikely"].includes(moved.error.kind) ? 422 : 409, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), `/nguoi-ban/don-hang/${params.id}?done=${moved.value}`), { headers: privateHeaders() });
}

export default function OneParcel() {
  return <ParcelPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
