import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { changeStock } from "~/domain/inventory/change-stock.server";
import { unpackChanges } from "~/domain/inventory/price-list";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { BulkPage } from "~/features/stock-desk/bulk-page";
import { readBulk } from "~/features/stock-desk/read-bulk.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUpload } from "~/platform/http/upload.server";
import { listingMeta } from "~/platform/i18n/listing-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => listingMeta(params.lang, "bulk.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireProducer(request, "prices");
  return null;
}

/** Looks at a file without writing, or writes what was looked at. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "prices");
  if ((request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data")) {
    const read = await readBulk(producer.id, await readUpload(request));
    return data(read, { status: "fault" in read ? 422 : 200, headers: privateHeaders() });
  }
  const form = await readForm(request);
  const changes = unpackChanges([...form].flatMap(([name, value]) => (/^c\d+$/.test(name) ? [value] : [])));
  const { saved } = await changeStock({ producerId: producer.id, changes, note: form.get("note") ?? "", userId: user.id, at: new Date() });
  return redirect(`${localePath(localeOf(params), "/nguoi-ban/kho")}?saved=${saved}`, { headers: privateHeaders() });
}

export default function StockImport() {
  return <BulkPage answer={useActionData<typeof action>()} />;
}
