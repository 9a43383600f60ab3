import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { createLot } from "~/domain/traceability/create-lot.server";
import { readLotChoices } from "~/domain/traceability/desk-lots.server";
import { suggestLotCode } from "~/domain/traceability/lot-draft";
import { NewLotPage } from "~/features/lot-desk/new-lot-page";
import { readLot } from "~/features/lot-desk/read-forms";
import type { LotRefusal } from "~/features/lot-desk/refusal";
import { packRows, readRowChange } from "~/features/lot-desk/source-rows";
import { localDateAt } from "~/lib/local-date";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { formatNumber } from "~/platform/i18n/format";
import { lotsMeta } from "~/platform/i18n/lots-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => lotsMeta(params.lang, "new");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const at = new Date();
  const today = localDateAt(at);
  const choices = await readLotChoices(producer.id, Number(today.slice(0, 4)));
  return { choices, suggestedCode: suggestLotCode(at, choices.codes), today };
}

/** Opens the lot, or adds or takes out a row of its form (`rows`): nothing is saved then. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const locale = localeOf(params);
  const sent = await readForm(request);
  const form = packRows(sent);
  const refuse = (faults: Record<string, string>, more: Partial<LotRefusal> = {}) =>
    data({ refusal: { intent: "create", faults, values: Object.fromEntries(form), ...more } satisfies LotRefusal }, { status: 422, headers: privateHeaders() });
  const change = readRowChange(sent);
  if (change) return data({ refusal: { intent: "create", faults: {}, values: Object.fromEntries(change) } satisfies LotRefusal }, { headers: privateHeaders() });
  const draft = readLot(form);
  if (!draft.ok) return refuse(draft.error);
  const created = await createLot({ draft: draft.value, producerId: producer.id, userId: user.id, at: new Date() });
  if (created.ok) return redirect(localePath(locale, `/nguoi-ban/lo/${created.value.id}?done=created`), { headers: privateHeaders() });
  const { error } = created;
  const kg = (grams: number) => formatNumber(Math.round(grams / 100) / 10, locale);
  return refuse({ [error.field]: error.fault }, { room: "roomG" in error && error.roomG !== undefined ? kg(error.roomG) : "", excess: "excessG" in error ? kg(error.excessG) : "" });
}

export default function LotNew() {
  return <NewLotPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
