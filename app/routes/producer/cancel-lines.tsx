import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findParcel } from "~/domain/orders/parcel-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { CancelPage } from "~/features/cancelling/cancel-page";
import { cancellingView, takeCancelling } from "~/features/cancelling/take-cancelling.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => producerMeta(params.lang, "nav.parcels", page?.parcel.code);
export const headers = privateHeaders;

/** The producer's own parcel, and who asks. Throws 404 for another's. */
async function openParcel({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">) {
  const { user, producer } = await requireProducer(request, "orders");
  const own = isId(params.id ?? "") ? await findParcel(producer.id, params.id ?? "") : null;
  if (!own) throw notFound();
  return { user, parcel: await cancellingView(own.id), back: localePath(localeOf(params), `/nguoi-ban/don-hang/${own.id}`) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { parcel, back } = await openParcel(args);
  return { parcel, back };
}

export async function action(args: ActionFunctionArgs) {
  const { user, parcel, back } = await openParcel(args);
  const answer = await takeCancelling(parcel, await readForm(args.request), { reason: "producer", by: user.id }, new Date());
  if (answer.kind === "done") return redirect(`${back}?done=cancelled`, { headers: privateHeaders() });
  return data(answer, { status: answer.kind === "form" ? answer.status : 200, headers: privateHeaders() });
}

export default function CancelLines() {
  return <CancelPage {...useLoaderData<typeof loader>()} side="desk" answer={useActionData<typeof action>()} />;
}
