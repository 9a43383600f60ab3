import type { ActionFunctionArgs } from "@remix-run/node";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { findOwnLot } from "~/domain/traceability/desk-lots.server";
import { changeLot } from "~/features/lot-desk/change-lot.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { lotsMeta } from "~/platform/i18n/lots-meta";

export const meta = () => lotsMeta(undefined, "step.title");
export const headers = privateHeaders;

/** One step that waited on a device: taken once, or refused with what is wrong. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const lot = await findOwnLot(producer.id, params.id ?? "");
  if (!lot) throw notFound();
  const form = (await readForm(request)).set("intent", "event");
  const answer = await changeLot({ lot, producerId: producer.id, form, user, at: new Date() });
  return "refusal" in answer ? Response.json({ faults: answer.refusal.faults }, { status: 422, headers: privateHeaders() }) : Response.json({ taken: true }, { headers: privateHeaders() });
}
