import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { aftersalesOf } from "~/domain/aftersales/aftersales-queries.server";
import { markRead } from "~/domain/aftersales/mark-read.server";
import { termsOfParcel } from "~/domain/orders/parcel-terms.server";
import { findParcel } from "~/domain/orders/parcel-queries.server";
import { refundsByProducers } from "~/domain/payments/direct/producer-refunds.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { parcelMoney } from "~/domain/settlement/parcel-money.server";
import { readDone } from "~/features/aftersales/answers";
import { changeAftersales, isAboutParcel } from "~/features/aftersales/change-aftersales.server";
import { ParcelPanels } from "~/features/aftersales/parcel-panels";
import { changeTransfer, isAboutTransfer, readTransferDone } from "~/features/direct-money/change-transfer.server";
import { isAboutProducerRefund, payBack, readProducerRefundDone } from "~/features/direct-money/change-producer-refunds.server";
import { OwnRefund } from "~/features/direct-money/producer-refund-panels";
import { OwnTransfer } from "~/features/direct-money/transfer-form";
import { invoicesOfParcel } from "~/domain/invoices/invoice-queries.server";
import { seen } from "~/features/invoicing/buyer-invoices.server";
import { ParcelInvoices } from "~/features/invoicing/parcel-invoices";
import { ParcelMoneyPanel } from "~/features/income-desk/parcel-money-panel";
import { changeDoor, DOOR_INTENTS, isAboutDoor } from "~/features/parcel-desk/change-door.server";
import { moveParcel } from "~/features/parcel-desk/change-parcels.server";
import { TermsPanel } from "~/features/order-terms/terms-panel";
import { ParcelPage } from "~/features/parcel-desk/parcel-page";
import { weigh } from "~/features/parcel-desk/weigh.server";
import { isId, newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readPhotoForm } from "~/platform/http/upload.server";
import { localePath } from "~/platform/i18n/locale";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { producerMeta } from "~/platform/i18n/producer-meta";
import { useTexts } from "~/platform/i18n/react";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => producerMeta(params.lang, "nav.parcels", page?.parcel.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const parcel = isId(params.id ?? "") ? await findParcel(producer.id, params.id ?? "") : null;
  if (!parcel) throw notFound();
  const query = new URL(request.url).searchParams;
  const at = new Date();
  const [aftersales, money] = [await aftersalesOf(parcel.id), await parcelMoney(parcel.id)];
  await markRead(parcel.id, "seller", at);
  const invoices = (await invoicesOfParcel(parcel.id)).map(seen);
  return { parcel, money, invoices, aftersales, terms: await termsOfParcel(parcel.id), today: localDateAt(at), said: readDone(query), transferred: readTransferDone(query), owed: parcel.direct ? await refundsByProducers({ shipmentId: parcel.id }) : [], nextId: newId(), paidBack: readProducerRefundDone(query), done: (["confirmed", "shipped", "delivered", "weighed", "cancelled", ...DOOR_INTENTS] as const).find((step) => step === query.get("done")) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "orders");
  const id = params.id ?? "";
  const { fields, files } = await readPhotoForm(request);
  const here = (done: string) => redirect(localePath(localeOf(params), `/nguoi-ban/don-hang/${id}?done=${done}`), { headers: privateHeaders() });
  if (isAboutParcel(fields.get("intent")) || !files.ok) {
    if (!isId(id) || !(await findParcel(producer.id, id))) throw notFound();
    const changed = await changeAftersales({ shipmentId: id, who: { side: "seller", userId: user.id }, fields, files, at: new Date() });
    return changed.ok ? here(changed.value) : data({ about: changed.error }, { status: 422, headers: privateHeaders() });
  }
  if (isAboutTransfer(fields.get("intent"))) {
    if (!isId(id) || !(await findParcel(producer.id, id))) throw notFound();
    const changed = await changeTransfer(id, fields, { by: "producer", userId: user.id, at: new Date() });
    return changed.ok ? here(`transfer-${changed.value}`) : data({ transfer: changed.error }, { status: changed.error.kind === "malformed" ? 422 : 409, headers: privateHeaders() });
  }
  if (isAboutDoor(fields.get("intent"))) {
    const changed = await changeDoor({ producerId: producer.id, userId: user.id }, id, fields);
    return changed.ok ? here(changed.value) : data({ door: changed.error }, { status: changed.error.kind === "stale" ? 409 : 422, headers: privateHeaders() });
  }
  if (isAboutProducerRefund(fields.get("intent"))) {
    if (!isId(id) || !(await findParcel(producer.id, id))) throw notFound();
    const paid = await payBack(id, fields, { userId: user.id, at: new Date() });
    return paid.ok ? here(`own-refund-${paid.value}`) : data({ refund: paid.error }, { status: paid.error.kind === "malformed" ? 422 : 409, headers: privateHeaders() });
  }
  const moved = await (fields.get("intent") === "weigh" ? weigh : moveParcel)({ producerId: producer.id, userId: user.id }, id, fields);
  return moved.ok ? here(moved.value) : data({ step: moved.error }, { status: ["carrier", "weight", "unlikely", "age_unchecked"].includes(moved.error.kind) ? 422 : 409, headers: privateHeaders() });
}

export default function OneParcel() {
  const { aftersales, money, invoices, terms, today, said, transferred, owed, nextId, paidBack, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(AFTERSALES_TEXTS);
  const step = answer && "step" in answer ? answer.step : undefined;
  const door = answer && "door" in answer ? answer.door : undefined;
  const about = answer && "about" in answer ? answer.about : undefined;
  return (
    <ParcelPage {...page} refusal={step} door={door} money={page.parcel.transfer ? <OwnTransfer shipmentId={page.parcel.id} transfer={page.parcel.transfer} done={transferred} refusal={answer && "transfer" in answer ? answer.transfer : undefined} /> : null}>
      <TermsPanel terms={terms} />
      <OwnRefund parcels={owed} nextId={nextId} done={paidBack} refusal={answer && "refund" in answer ? answer.refund : undefined} />
      <ParcelMoneyPanel money={money} direct={page.parcel.direct} today={today} />
      <ParcelInvoices documents={invoices} delivered={page.parcel.state === "delivered"} />
      <ParcelPanels aftersales={aftersales} mine="seller" open={page.parcel.state !== "cancelled"} lead={t("talk.lead.seller")} access="" today={today} done={said} refusal={about} />
    </ParcelPage>
  );
}
