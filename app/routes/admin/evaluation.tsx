import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireDesk } from "~/domain/accounts/current-user.server";
import { DeskHomePage } from "~/features/evaluation-desk/desk-home-page";
import { deskHome } from "~/features/evaluation-desk/desk-pages.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { evaluationMeta } from "~/platform/i18n/evaluation-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => evaluationMeta(params.lang, "title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  return deskHome(await requireDesk(request), new Date());
}

export default function Evaluation() {
  return <DeskHomePage {...useLoaderData<typeof loader>()} />;
}
