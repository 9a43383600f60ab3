import type { MetaFunction } from "@remix-run/node";
import { OfflinePage } from "~/features/stock-desk/offline-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { listingMeta } from "~/platform/i18n/listing-meta";
import { ProducerShell } from "~/ui/layout/producer-shell";

export const meta: MetaFunction = ({ params }) => listingMeta(params.lang, "offline.title");
export const headers = privateHeaders;

/** The page that the area's worker keeps for when there is no signal: the same for everyone, so it asks nobody who they are. */
export default function Offline() {
  return (
    <ProducerShell userName={null} producer={null} demo={false}>
      <OfflinePage />
    </ProducerShell>
  );
}
