import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { beginChange, beginListing } from "~/domain/catalog/drafts/begin-draft.server";
import { listOpenDrafts } from "~/domain/catalog/drafts/draft-queries.server";
import { listOwnListings, OWN_PAGE_SIZE } from "~/domain/catalog/own-listings.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { ListingsPage } from "~/features/listing-desk/listings-page";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { listingMeta } from "~/platform/i18n/listing-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => listingMeta(params.lang, "title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "listings");
  const query = new URL(request.url).searchParams;
  const asked = query.get("page") ?? "1";
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const [drafts, { total, listings }] = await Promise.all([listOpenDrafts(producer.id), listOwnListings(producer.id, page)]);
  return { drafts, listings, page, pages: Math.ceil(total / OWN_PAGE_SIZE), done: query.get("done") };
}

/** Begins a new listing, or the change of one in the shop. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { producer } = await requireProducer(request, "listings");
  const form = await readForm(request);
  const productId = form.get("product") ?? "";
  const at = new Date();
  const id = form.get("intent") === "change" ? (isId(productId) ? await beginChange(producer.id, productId, at) : null) : await beginListing(producer.id, at);
  if (id === null) throw notFound();
  return redirect(localePath(localeOf(params), `/nguoi-ban/san-pham/${id}/anh`), { headers: privateHeaders() });
}

export default function Listings() {
  return <ListingsPage {...useLoaderData<typeof loader>()} />;
}
