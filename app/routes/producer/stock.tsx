import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listMovements, listStock, STOCK_PAGE_SIZE } from "~/domain/inventory/stock-table.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { may } from "~/domain/producers/member-roles";
import { listEndingLots } from "~/domain/traceability/shelf-lots.server";
import { readLine } from "~/features/stock-desk/one-line.server";
import { saveStockForm } from "~/features/stock-desk/stock-form.server";
import { StockPage } from "~/features/stock-desk/stock-page";
import { localDateAt } from "~/lib/local-date";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { listingMeta } from "~/platform/i18n/listing-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => listingMeta(params.lang, "stock.title");
export const headers = privateHeaders;

const pageOf = (request: Request): number => {
  const asked = new URL(request.url).searchParams.get("page") ?? "1";
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "stock");
  const query = new URL(request.url).searchParams;
  const page = pageOf(request);
  const [ending, { total, rows }, movements] = await Promise.all([listEndingLots(producer.id, localDateAt(new Date())), listStock(producer.id, { page, low: query.get("low") === "1" }), listMovements(producer.id)]);
  const saved = query.get("saved");
  return { producerId: producer.id, rows, movements, ending, page, pages: Math.ceil(total / STOCK_PAGE_SIZE), mayPrice: may(producer.role, "prices"), saved: saved !== null && /^\d{1,6}$/.test(saved) ? Number(saved) : null };
}

/** Saves the sheet or a confirmed card (`intent` save), or reads one line. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "stock");
  const form = await readForm(request);
  const mayPrice = may(producer.role, "prices");
  if (form.get("intent") === "line") return data({ line: await readLine(producer.id, form.get("line") ?? "", mayPrice) }, { headers: privateHeaders() });
  const answer = await saveStockForm({ producerId: producer.id, form, mayPrice, userId: user.id, at: new Date() });
  if (answer.invalid.length + answer.stale.length > 0) return data({ answer }, { status: 422, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), "/nguoi-ban/kho")}?page=${pageOf(request)}&saved=${answer.saved}`, { headers: privateHeaders() });
}

export default function Stock() {
  const answered = useActionData<typeof action>();
  return <StockPage {...useLoaderData<typeof loader>()} answer={answered && "answer" in answered ? answered.answer : undefined} line={answered && "line" in answered ? answered.line : undefined} />;
}
