import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useParams, useRouteError } from "@remix-run/react";
import { currentUser } from "~/domain/accounts/current-user.server";
import type { OrderView } from "~/domain/orders/order-view";
import { waitingOfBuyer } from "~/domain/aftersales/waiting.server";
import { paymentChoices, takePaymentChoice } from "~/features/checkout/choose-payment.server";
import { listReviewableLines } from "~/domain/reviews/review-queries.server";
import { FindOrderPage } from "~/features/checkout/find-order-page";
import { awaitedTransfer, awaitedTransfers, openOrder } from "~/features/checkout/order-access.server";
import { sayPaid } from "~/features/checkout/say-paid.server";
import { OrderPage } from "~/features/checkout/order-page";
import { buyerInvoices, takeDetails } from "~/features/invoicing/buyer-invoices.server";
import { BuyersInvoices } from "~/features/invoicing/buyers-invoices";
import { refundsOf } from "~/domain/payments/refunds/refund-queries.server";
import { refundsByProducers } from "~/domain/payments/direct/producer-refunds.server";
import { isAboutProducerRefund, moveRefund, readProducerRefundDone } from "~/features/direct-money/change-producer-refunds.server";
import { BuyersProducerRefunds } from "~/features/direct-money/producer-refund-panels";
import { BuyersRefunds } from "~/features/refunds/buyers-refunds";
import { takeAccount } from "~/features/refunds/change-refunds.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { serverT } from "~/platform/i18n/texts.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · Chợ Xứ Lạng` },
  { name: "robots", content: "noindex" },
  // The link's token must not travel to other sites.
  { name: "referrer", content: "same-origin" },
];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const order = await openOrder(request, params.code ?? "", locale);
  if (!order) throw new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  return {
    title: serverT(locale)("order.title", { code: order.code }),
    order,
    transfer: await awaitedTransfer(order),
    transfers: await awaitedTransfers(order),
    said: asked.has("said") ? ("done" as const) : null,
    fresh: asked.has("new"),
    leftCardPage: asked.get("card") === "left",
    cut: asked.get("done") === "cancelled",
    choices: paymentChoices(order, new Date()),
    reviews: await reviewsOf(order),
    refunds: await refundsOf(order.id),
    ownRefunds: order.direct ? await refundsByProducers({ orderId: order.id }) : [],
    refundDone: readProducerRefundDone(asked),
    accountSaved: asked.has("account"),
    invoices: { ...(await buyerInvoices(order, new Date())), saved: asked.has("details") },
    waiting: order.state === "awaiting_payment" ? [] : await waitingOfBuyer(order.id),
  };
}

/** What the buyer said of each line that has arrived: its points, null when nothing yet. */
async function reviewsOf(order: OrderView): Promise<Record<string, number | null>> {
  if (!order.shipments.some(({ state }) => state === "delivered")) return {};
  const lines = await listReviewableLines(order.id);
  return Object.fromEntries(lines.flatMap(({ lineId, delivered, review }) => (delivered ? [[lineId, review?.points ?? null]] : [])));
}

/** Another way of paying, or the account for a refund; the page is shown again, or the card page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const order = await openOrder(request, params.code ?? "", locale);
  if (!order) throw new Response(null, { status: 404 });
  const form = await readForm(request);
  if (form.get("intent") === "refund-account") {
    const taken = await takeAccount(order.id, form, new Date());
    if (!taken.ok) return data({ account: taken.error }, { status: 422, headers: privateHeaders() });
    throw seeOther(request, "account");
  }
  if (form.get("intent") === "invoice-details") {
    const taken = await takeDetails(order, form, { userId: (await currentUser(request))?.id ?? null, at: new Date() });
    if (!taken.ok) return data({ details: taken.error }, { status: taken.error.refused ? 409 : 422, headers: privateHeaders() });
    throw seeOther(request, "details");
  }
  if (form.get("intent") === "said-paid") {
    if (!(await sayPaid(order, form.get("shipment") ?? "", await currentUser(request), new Date()))) return data({ said: "refused" as const }, { status: 409, headers: privateHeaders() });
    throw seeOther(request, "said");
  }
  if (isAboutProducerRefund(form.get("intent"))) {
    const mine = (await refundsByProducers({ orderId: order.id })).flatMap(({ refunds }) => refunds.map(({ id }) => id));
    const moved = await moveRefund(mine, form, "buyer", { userId: (await currentUser(request))?.id ?? null, at: new Date() });
    if (!moved.ok) return data({ ownRefund: moved.error }, { status: 409, headers: privateHeaders() });
    throw seeOther(request, "done", `own-refund-${moved.value}`);
  }
  const answer = await takePaymentChoice(order, form, locale, new Date());
  if ("message" in answer) return data({ choiceError: answer.message }, { status: answer.status, headers: privateHeaders() });
  const url = new URL(request.url);
  url.searchParams.delete("card");
  throw redirect(answer.to ?? url.pathname + url.search, { status: 303, headers: privateHeaders() });
}

/** The page again, saying that it was kept. */
function seeOther(request: Request, name: "account" | "details" | "said" | "done", value = "1"): Response {
  const here = new URL(request.url);
  here.searchParams.set(name, value);
  return redirect(here.pathname + here.search, { status: 303, headers: privateHeaders() });
}

export default function Order() {
  const { refunds, ownRefunds, refundDone, accountSaved, invoices, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <OrderPage
      {...page}
      said={answer && "said" in answer ? answer.said : page.said}
      choiceError={answer && "choiceError" in answer ? answer.choiceError : null}
      below={<BuyersInvoices {...invoices} refusal={answer && "details" in answer ? answer.details : undefined} />}
    >
      <BuyersProducerRefunds parcels={ownRefunds} done={refundDone} refusal={answer && "ownRefund" in answer ? answer.ownRefund : undefined} />
      <BuyersRefunds {...refunds} byProducers={ownRefunds.some(({ due }) => due > 0n)} saved={accountSaved} refusal={answer && "account" in answer ? answer.account : undefined} />
    </OrderPage>
  );
}

/** Without the link's token it may still be the buyer: code and phone number open it too. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { code } = useParams();
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return <FindOrderPage code={code?.slice(0, 20) ?? ""} answer={null} />;
}
