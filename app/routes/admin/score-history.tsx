import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { ScoreHistoryPage } from "~/features/dossier-desk/score-history-page";
import { scoreHistoryView } from "~/features/dossier-desk/score-history-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { dossierMeta } from "~/platform/i18n/dossier-meta";
import { useLocalePath } from "~/platform/i18n/react";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => dossierMeta(params.lang, "history", data?.history.productName);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const view = await scoreHistoryView(params.id ?? "", null, localeOf(params));
  if (!view) throw notFound();
  return view;
}

export default function ScoreHistory() {
  const view = useLoaderData<typeof loader>();
  const { id = "" } = useParams();
  const number = view.history.points.find(({ certificateId }) => certificateId === id)?.number ?? "";
  return <ScoreHistoryPage {...view} back={{ href: useLocalePath()(`/quan-tri/chung-nhan/${id}`), text: number }} />;
}
