import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { ScoreHistoryPage } from "~/features/dossier-desk/score-history-page";
import { scoreHistoryView } from "~/features/dossier-desk/score-history-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { dossierMeta } from "~/platform/i18n/dossier-meta";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocalePath, useTexts } from "~/platform/i18n/react";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => dossierMeta(params.lang, "history", data?.history.productName);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const view = await scoreHistoryView(params.id ?? "", producer.id, localeOf(params));
  if (!view) throw notFound();
  return view;
}

export default function ScoreHistory() {
  const t = useTexts(DOSSIER_TEXTS);
  return <ScoreHistoryPage {...useLoaderData<typeof loader>()} back={{ href: useLocalePath()("/nguoi-ban/ho-so"), text: t("title") }} />;
}
