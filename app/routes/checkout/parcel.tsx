import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useParams, useRouteError } from "@remix-run/react";
import { currentUser } from "~/domain/accounts/current-user.server";
import { aftersalesOf } from "~/domain/aftersales/aftersales-queries.server";
import { markRead } from "~/domain/aftersales/mark-read.server";
import { cancelLateParcel } from "~/domain/orders/cancel-late-parcel.server";
import { termsOfParcel } from "~/domain/orders/parcel-terms.server";
import { readDone } from "~/features/aftersales/answers";
import { BuyerParcelPage } from "~/features/aftersales/buyer-page";
import { changeAftersales } from "~/features/aftersales/change-aftersales.server";
import { FindOrderPage } from "~/features/checkout/find-order-page";
import { openOrder } from "~/features/checkout/order-access.server";
import { TermsPanel } from "~/features/order-terms/terms-panel";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readPhotoForm } from "~/platform/http/upload.server";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.code ?? ""} · Chợ Xứ Lạng` },
  { name: "robots", content: "noindex" },
  // The link's token must not travel to other sites.
  { name: "referrer", content: "same-origin" },
];
export const headers = privateHeaders;

/** The order and the parcel for whoever may open the order. Throws 404 for everybody else. */
async function openParcel({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">) {
  const order = await openOrder(request, params.code ?? "", localeOf(params));
  const parcel = order?.shipments.find(({ id }) => id === params.parcel);
  if (!order || !parcel) throw notFound();
  return { order, parcel };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { order, parcel } = await openParcel({ request, params });
  const { searchParams } = new URL(request.url);
  const token = searchParams.get("token");
  const at = new Date();
  const aftersales = await aftersalesOf(parcel.id);
  await markRead(parcel.id, "buyer", at);
  return {
    code: order.code,
    producer: parcel.producer.name,
    back: localePath(localeOf(params), `/don-hang/${order.code}${token ? `?${new URLSearchParams({ token })}` : ""}`),
    aftersales,
    ageCheck: parcel.ageCheck && parcel.deliveredAt === null,
    open: parcel.state !== "cancelled" && order.state !== "awaiting_payment",
    access: token ? `?${new URLSearchParams({ code: order.code, token })}` : "",
    today: localDateAt(at),
    done: readDone(searchParams),
    buyer: { at, done: searchParams.get("done") === "cancelled-late" },
    terms: await termsOfParcel(parcel.id),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { parcel } = await openParcel({ request, params });
  const user = await currentUser(request);
  const { fields, files } = await readPhotoForm(request);
  if (fields.get("intent") === "cancel-late") {
    const cancelled = await cancelLateParcel(parcel.id, { userId: user?.id ?? null, at: new Date() });
    if (!cancelled.ok) return data({ late: cancelled.error }, { status: 409, headers: privateHeaders() });
    return redirect(parcelPath(request, "cancelled-late"), { headers: privateHeaders() });
  }
  const changed = await changeAftersales({ shipmentId: parcel.id, who: { side: "buyer", userId: user?.id ?? null }, fields, files, at: new Date() });
  if (!changed.ok) return data(changed.error, { status: 422, headers: privateHeaders() });
  return redirect(parcelPath(request, changed.value), { headers: privateHeaders() });
}

/** The same page, saying what was done. */
function parcelPath(request: Request, done: string): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("done", done);
  return `${pathname.replace(/\.data$/, "")}?${searchParams}`;
}

export default function Parcel() {
  const { terms, buyer, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const late = answer && "late" in answer ? answer.late : undefined;
  return (
    <>
      <BuyerParcelPage {...page} refusal={answer && "late" in answer ? undefined : answer} />
      <div className="page max-w-3xl pb-8"><TermsPanel terms={terms} buyer={{ ...buyer, refusal: late }} /></div>
    </>
  );
}

/** Without the link's token it may still be the buyer: code and phone number open the order too. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { code } = useParams();
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return <FindOrderPage code={code?.slice(0, 20) ?? ""} answer={null} />;
}
