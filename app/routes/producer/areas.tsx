import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listCommunes } from "~/domain/places/place-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { findArea, listAreas, listQualityPapers } from "~/domain/traceability/area-queries.server";
import { AREA_STATUSES } from "~/domain/traceability/area-status";
import { findGln, saveGln } from "~/domain/traceability/save-gln.server";
import { moveArea, saveArea } from "~/domain/traceability/save-area.server";
import { AreasPage } from "~/features/lot-desk/areas-page";
import { readArea } from "~/features/lot-desk/read-forms";
import type { LotRefusal } from "~/features/lot-desk/refusal";
import { localDateAt } from "~/lib/local-date";
import { env } from "~/platform/env/env.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { lotsMeta } from "~/platform/i18n/lots-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => lotsMeta(params.lang, "areas");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const query = new URL(request.url).searchParams;
  const today = localDateAt(new Date());
  const year = Number(today.slice(0, 4));
  const [areas, papers, communes, edited, gln] = await Promise.all([
    listAreas(producer.id, year), listQualityPapers(producer.id), listCommunes(env().provinceCode), findArea(producer.id, query.get("sua") ?? "", year), findGln(producer.id),
  ]);
  return { areas, papers, edited, gln, today, done: query.has("done"), communes: communes.map(({ code, name }) => ({ code, name })), ownCommune: communes.find(({ name }) => name === producer.commune)?.code ?? "" };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const form = await readForm(request);
  const refuse = (faults: Record<string, string>) =>
    data({ refusal: { intent: form.get("intent") ?? "", faults, values: Object.fromEntries(form) } satisfies LotRefusal }, { status: 422, headers: privateHeaders() });
  const back = () => redirect(localePath(localeOf(params), "/nguoi-ban/vung-trong?done=1"), { headers: privateHeaders() });
  if (form.get("intent") === "move") {
    const [from, to] = ["from", "to"].map((name) => AREA_STATUSES.find((status) => status === form.get(name)));
    const moved = from && to && (await moveArea({ id: form.get("id") ?? "", producerId: producer.id, from, to, userId: user.id }));
    return moved ? back() : refuse({ code: "gone" });
  }
  if (form.get("intent") === "gln") {
    const saved = await saveGln({ areaId: form.get("id") || null, producerId: producer.id, text: form.get("gln") ?? "", userId: user.id });
    return saved.ok ? back() : refuse({ gln: saved.error });
  }
  const draft = readArea(form);
  if (!draft.ok) return refuse(draft.error);
  const saved = await saveArea({ id: form.get("id") || null, producerId: producer.id, draft: draft.value, userId: user.id });
  return saved.ok ? back() : refuse({ code: saved.error });
}

export default function Areas() {
  return <AreasPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
