import { aftersalesOf } from "~/domain/aftersales/aftersales-queries.server";
import { findOrderById } from "~/domain/orders/order-queries.server";
import { bearerByRule } from "~/domain/payments/disputes/dispute";
import { findDispute } from "~/domain/payments/disputes/dispute-queries.server";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { evidenceText } from "./evidence-text";

/** One dispute with all that the shop knows of its order. Throws 404. */
export async function disputeView(id: string) {
  const dispute = await findDispute(id);
  if (!dispute) throw notFound();
  const order = dispute.orderId === null ? null : await findOrderById(dispute.orderId, "en");
  const talks = await Promise.all((order?.shipments ?? []).map(async (parcel) => (await aftersalesOf(parcel.id)).messages.map(({ side, text, at }) => ({ shipmentId: parcel.id, side, text, at }))));
  const producers = [...new Map((order?.shipments ?? []).map(({ producer }) => [producer.id, producer.name]))].map(([producerId, name]) => ({ id: producerId, name }));
  return { dispute, producers, evidence: order === null ? "" : evidenceText(order, talks.flat()), byRule: bearerByRule(dispute.reason, localDateAt(dispute.openedAt)) };
}

export type DisputeView = Awaited<ReturnType<typeof disputeView>>;
