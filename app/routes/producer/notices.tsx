import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listNoticesOfProducer, markNoticesRead } from "~/domain/certificates/notice-queries.server";
import { listDossierNotices, markDossierNoticesRead } from "~/domain/evaluation/notices/notice-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { NoticesPage } from "~/features/producer-desk/notices-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.notices");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const [notices, dossierNotices] = await Promise.all([listNoticesOfProducer(producer.id, new Date()), listDossierNotices(producer.id)]);
  return { notices, dossierNotices };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const at = new Date();
  await Promise.all([markNoticesRead(producer.id, user.id, at), markDossierNoticesRead(producer.id, user.id, at)]);
  return redirect(localePath(localeOf(params), "/nguoi-ban/thong-bao"), { headers: privateHeaders() });
}

export default function Notices() {
  return <NoticesPage {...useLoaderData<typeof loader>()} />;
}
