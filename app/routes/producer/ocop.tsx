import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCertificatesOfProducer } from "~/domain/certificates/producer-certificates.server";
import { renewalWindow } from "~/domain/evaluation/deadlines";
import { listProducerDossiers } from "~/domain/evaluation/dossier-queries.server";
import { readStartChoices } from "~/domain/evaluation/start-choices.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { OpenDossiers } from "~/features/dossier-desk/open-dossiers";
import { OpenRound } from "~/features/dossier-desk/open-round";
import { isPast } from "~/features/producer-desk/certificates-page";
import { OcopPage } from "~/features/producer-desk/ocop-page";
import { localDateAt } from "~/lib/local-date";
import { privateHeaders } from "~/platform/http/cache.server";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.ocop");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const at = new Date();
  const today = localDateAt(at);
  const [certificates, dossiers, { openRound }] = await Promise.all([listCertificatesOfProducer(producer.id, at), listProducerDossiers(producer.id, at), readStartChoices(producer.id, at)]);
  const present = certificates.filter((one) => !isPast(one));
  return {
    certificates: present.map((one) => {
      const { opensOn, closesOn } = renewalWindow(one.expiresOn, today);
      return { ...one, opensOn, closesOn };
    }),
    earlier: certificates.length - present.length,
    dossiers,
    openRound,
  };
}

export default function Ocop() {
  const { dossiers, openRound, ...page } = useLoaderData<typeof loader>();
  return (
    <OcopPage {...page}>
      <OpenRound round={openRound} />
      <OpenDossiers lines={dossiers} />
    </OcopPage>
  );
}
