import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { countLinkDesk, LINK_PAGE_SIZE, listLinkDesk, type LinkDeskFilter } from "~/domain/certificates/link-desk.server";
import { searchText, whole } from "~/domain/certificates/register";
import { acceptLinks } from "~/features/certificate-desk/accept-links.server";
import { LinkDeskPage } from "~/features/certificate-desk/link-desk-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.links");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const query = new URL(request.url).searchParams;
  const filter: LinkDeskFilter = {
    side: query.get("side") === "listing" ? "listing" : "certificate",
    q: searchText(query.get("q")),
    page: whole(query.get("page"), 1, 100_000) ?? 1,
  };
  const [counts, list] = await Promise.all([countLinkDesk(at), listLinkDesk(filter, at)]);
  return { filter, query: query.toString(), pageSize: LINK_PAGE_SIZE, counts, ...list };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await acceptLinks({ form: await readForm(request), userId: user.id, at: new Date() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function CertificateLinks() {
  return <LinkDeskPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
