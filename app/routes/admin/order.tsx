import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { refundsByProducers } from "~/domain/payments/direct/producer-refunds.server";
import { refundsOf } from "~/domain/payments/refunds/refund-queries.server";
import { readDone } from "~/features/aftersales/answers";
import { changeAftersales, isAboutParcel } from "~/features/aftersales/change-aftersales.server";
import { disputedParcels } from "~/features/aftersales/disputed-parcels.server";
import { OfficerPanels } from "~/features/aftersales/officer-panels";
import { changeTransfer, isAboutTransfer, readTransferDone } from "~/features/direct-money/change-transfer.server";
import { isAboutProducerRefund, moveRefund, readProducerRefundDone } from "~/features/direct-money/change-producer-refunds.server";
import { OfficersProducerRefunds } from "~/features/direct-money/producer-refund-panels";
import { OfficersTransfers } from "~/features/direct-money/officers-transfers";
import { changeOrder } from "~/features/order-desk/change-order.server";
import { deskOrder, orderDesk } from "~/features/order-desk/desk-queries.server";
import { OrderPage } from "~/features/order-desk/order-page";
import { changeRefunds, isAboutRefund } from "~/features/refunds/change-refunds.server";
import { OfficersRefunds } from "~/features/refunds/officers-refunds";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "order.title", data?.order.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const desk = await orderDesk(params.code ?? "", localeOf(params));
  const [disputed, refunds, ownRefunds] = await Promise.all([disputedParcels(desk.order.id), refundsOf(desk.order.id), desk.order.direct ? refundsByProducers({ orderId: desk.order.id }) : []]);
  const refundDone = (["asked", "approved", "declined", "paid", "failed"] as const).find((one) => `refund-${one}` === query.get("done")) ?? null;
  return { ...desk, disputed, refunds: { ...refunds, nextIds: refunds.due.map(() => newId()), done: refundDone }, today: localDateAt(new Date()), said: readDone(query), transferred: readTransferDone(query), ownRefunds, ownRefundDone: readProducerRefundDone(query), done: query.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const locale = localeOf(params);
  const order = await deskOrder(params.code ?? "", locale);
  const form = await readForm(request);
  const here = (done: string) => redirect(localePath(locale, `/quan-tri/don-hang/${order.code}?done=${done}`), { headers: privateHeaders() });
  if (isAboutParcel(form.get("intent"))) {
    const parcel = (await disputedParcels(order.id)).find(({ aftersales }) => [...aftersales.problems, ...aftersales.returns].some(({ id }) => id === form.get("id")));
    if (!parcel) throw notFound();
    const { shipmentId } = parcel.dispute;
    const changed = await changeAftersales({ shipmentId, who: { side: "officer", userId: user.id }, fields: form, files: { ok: true, value: [] }, at: new Date() });
    return changed.ok ? here(changed.value) : data({ about: { shipmentId, refusal: changed.error } }, { status: 422, headers: privateHeaders() });
  }
  if (isAboutRefund(form.get("intent"))) {
    const changed = await changeRefunds(order.id, form, { userId: user.id, at: new Date() });
    return changed.ok ? here(`refund-${changed.value}`) : data({ refund: changed.error }, { status: changed.error.kind === "malformed" || changed.error.kind === "no_reason" ? 422 : 409, headers: privateHeaders() });
  }
  if (isAboutTransfer(form.get("intent"))) {
    const shipment = order.shipments.find(({ id }) => id === form.get("shipment"));
    if (!shipment) throw notFound();
    const changed = await changeTransfer(shipment.id, form, { by: "operator", userId: user.id, at: new Date() });
    return changed.ok ? here(`transfer-${changed.value}`) : data({ transfer: changed.error }, { status: changed.error.kind === "malformed" || changed.error.kind === "note" ? 422 : 409, headers: privateHeaders() });
  }
  if (isAboutProducerRefund(form.get("intent"))) {
    const mine = (await refundsByProducers({ orderId: order.id })).flatMap((parcel) => parcel.refunds.map(({ id }) => id));
    const moved = await moveRefund(mine, form, "officer", { userId: user.id, at: new Date() });
    return moved.ok ? here(`own-refund-${moved.value}`) : data({ ownRefund: moved.error }, { status: moved.error.kind === "no_reason" ? 422 : 409, headers: privateHeaders() });
  }
  const answer = await changeOrder({ order, form, user, at: new Date() });
  return "done" in answer ? here(answer.done) : data({ order: answer }, { status: answer.status, headers: privateHeaders() });
}

export default function Order() {
  const { disputed, refunds, today, said, transferred, ownRefunds, ownRefundDone, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const about = answer && "about" in answer ? answer.about : undefined;
  return (
    <>
      <OrderPage {...page} refusal={answer && "order" in answer ? answer.order : undefined}>
        <OfficersTransfers order={page.order} done={transferred} refusal={answer && "transfer" in answer ? answer.transfer : undefined} />
        <OfficersProducerRefunds parcels={ownRefunds} done={ownRefundDone} refusal={answer && "ownRefund" in answer ? answer.ownRefund : undefined} />
        <OfficersRefunds {...refunds} refusal={answer && "refund" in answer ? answer.refund : undefined} />
      </OrderPage>
      <OfficerPanels disputed={disputed} today={today} done={said} shipment={about?.shipmentId} refusal={about?.refusal} />
    </>
  );
}
