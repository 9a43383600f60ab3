import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { waitingOfProducer } from "~/domain/aftersales/waiting.server";
import { listOpenDrafts } from "~/domain/catalog/drafts/draft-queries.server";
import { countUnreadNotices } from "~/domain/certificates/notice-queries.server";
import { listCertificatesOfProducer } from "~/domain/certificates/producer-certificates.server";
import { listEndingPapers } from "~/domain/certificates/quality/ending-papers.server";
import { listProducerDossiers } from "~/domain/evaluation/dossier-queries.server";
import { countUnreadDossierNotices } from "~/domain/evaluation/notices/notice-queries.server";
import { listOpenFollowUps } from "~/domain/inspections/inspection-queries.server";
import { countLowStock } from "~/domain/inventory/stock-table.server";
import { countParcels } from "~/domain/orders/parcel-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { identityOf } from "~/domain/producers/papers/identity.server";
import { may } from "~/domain/producers/member-roles";
import { listEndingLots } from "~/domain/traceability/shelf-lots.server";
import { WaitingList } from "~/features/aftersales/waiting-list";
import { Daily } from "~/features/listing-desk/daily";
import { OpenDossiers } from "~/features/dossier-desk/open-dossiers";
import { DailyParcels } from "~/features/parcel-desk/daily-parcels";
import { LotShortcuts } from "~/features/lot-desk/lot-shortcuts";
import { EndingLots } from "~/features/stock-desk/ending-lots";
import { ProducerHome } from "~/features/producer-desk/producer-home";
import { PapersAttention } from "~/features/producer-papers/papers-attention";
import { localDateAt } from "~/lib/local-date";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { actingForCookie } from "~/platform/http/cookies.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.home");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer, others } = await requireProducer(request);
  const at = new Date();
  const [certificates, unreadCertificates, unreadDossiers, followUps, dossiers, parcels, drafts, low, waiting, endingPapers, { identity }, ending] = await Promise.all([
    listCertificatesOfProducer(producer.id, at),
    countUnreadNotices(producer.id),
    countUnreadDossierNotices(producer.id),
    listOpenFollowUps(producer.id, at),
    listProducerDossiers(producer.id, at),
    countParcels(producer.id),
    listOpenDrafts(producer.id),
    countLowStock(producer.id),
    may(producer.role, "orders") ? waitingOfProducer(producer.id) : [],
    may(producer.role, "papers") ? listEndingPapers(producer.id, at) : [],
    identityOf(producer.id, at),
    may(producer.role, "stock") ? listEndingLots(producer.id, localDateAt(at)) : [],
  ]);
  return { producer, others, certificates, unread: unreadCertificates + unreadDossiers, followUps, dossiers, parcels, drafts, low, waiting, ending, endingPapers, lapsed: identity === "lapsed" };
}

/** Chooses which of one's producers to act for from now on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { producer, others } = await requireProducer(request);
  const wanted = (await readForm(request)).get("producer");
  const chosen = [producer, ...others].find(({ slug }) => slug === wanted);
  if (!chosen) return data(null, { status: 422, headers: privateHeaders() });
  const headers = new Headers(privateHeaders());
  headers.append("Set-Cookie", await actingForCookie.write(chosen.slug));
  return redirect(localePath(localeOf(params), "/nguoi-ban"), { headers });
}

export default function Home() {
  const { dossiers, parcels, drafts, low, waiting, ending, endingPapers, lapsed, ...home } = useLoaderData<typeof loader>();
  return (
    <>
      <ProducerHome {...home} daily={<><PapersAttention ending={endingPapers} lapsed={lapsed} />{may(home.producer.role, "orders") ? <><DailyParcels counts={parcels} /><WaitingList waiting={waiting} /></> : null}<Daily producer={home.producer} drafts={drafts} low={low}><LotShortcuts /><EndingLots lots={ending} most={3} /></Daily></>} />
      <OpenDossiers lines={dossiers} />
    </>
  );
}
