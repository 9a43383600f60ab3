import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { changeVariants } from "~/features/variant-desk/change-variants.server";
import { VariantsPage } from "~/features/variant-desk/variants-page";
import { variantsView } from "~/features/variant-desk/variants-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { listingMeta } from "~/platform/i18n/listing-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: view }) => listingMeta(params.lang, "title", view?.product.name.vi);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "prices");
  const view = await variantsView(producer.id, params.id ?? "");
  if (!view) throw notFound();
  const done = new URL(request.url).searchParams.get("done");
  return { ...view, done: (["added", "saved", "forecast"] as const).find((one) => one === done) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "prices");
  const view = await variantsView(producer.id, params.id ?? "");
  if (!view) throw notFound();
  const changed = await changeVariants({ producerId: producer.id, userId: user.id }, { id: view.product.id, setNo: view.setNo, variants: view.variants }, await readForm(request), new Date());
  if (!changed.ok) return data(changed.error, { status: changed.error.kind === "fields" ? 422 : 409, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), `/nguoi-ban/cach-ban/${view.product.id}`)}?done=${changed.value}`, { headers: privateHeaders() });
}

export default function Variants() {
  return <VariantsPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
