import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listProducerDossiers } from "~/domain/evaluation/dossier-queries.server";
import { readStartChoices } from "~/domain/evaluation/start-choices.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { DossierList } from "~/features/dossier-desk/dossier-list";
import { privateHeaders } from "~/platform/http/cache.server";
import { dossierMeta } from "~/platform/i18n/dossier-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => dossierMeta(params.lang, "title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const at = new Date();
  const [lines, choices] = await Promise.all([listProducerDossiers(producer.id, at), readStartChoices(producer.id, at)]);
  return { lines, choices: { certificates: choices.certificates, openRound: choices.openRound } };
}

export default function Dossiers() {
  return <DossierList {...useLoaderData<typeof loader>()} />;
}
