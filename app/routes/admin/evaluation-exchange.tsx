import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { listRounds } from "~/domain/evaluation/round-queries.server";
import { answerExchange } from "~/features/dossier-exchange/answer-exchange.server";
import { ExchangePage } from "~/features/dossier-exchange/exchange-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { dossierMeta } from "~/platform/i18n/dossier-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => dossierMeta(params.lang, "exchange");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireStaff(request);
  const rounds = await listRounds(user);
  return { rounds: rounds.map(({ id, level, year, no, state }) => ({ id, level, year, no, state })) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const { status, ...answer } = await answerExchange(request, user, new Date());
  return data(answer, { status, headers: privateHeaders() });
}

export default function EvaluationExchange() {
  return <ExchangePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
