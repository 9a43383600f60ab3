import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { listMails, MAIL_PAGE_SIZE } from "~/domain/notifications/kept-mails.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { formatMoment } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "mail.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const q = (query.get("q") ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100);
  const asked = query.get("page") ?? "";
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  return { q, page, pageSize: MAIL_PAGE_SIZE, query: query.toString(), ...(await listMails(q, page)) };
}

export default function Mails() {
  const { q, page, pageSize, query, total, mails } = useLoaderData<typeof loader>();
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/thu");
  const tone = { kept: "info", sent: "good", failed: "bad" } as const;
  return (
    <>
      <AdminHead title={t("mail.title")} lead={t("mail.lead")} />
      <AdminFilters path={path} query={query}>
        <TextField label={t("list.search")} name="q" type="search" defaultValue={q} maxLength={100} />
      </AdminFilters>
      <AdminList name="mails" total={total} page={page} pageSize={pageSize} path={path} query={query}>
        <Table label={t("mail.title")} head={<><Th>{t("mail.written")}</Th><Th>{t("mail.recipient")}</Th><Th>{t("mail.subject")}</Th><Th>{t("mail.state")}</Th></>}>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <Td><span className="num whitespace-nowrap">{formatMoment(mail.createdAt, locale)}</span></Td>
              <Td>{mail.recipient}</Td>
              <Td><a className="link" href={`${path}/${mail.id}`} lang={mail.locale}>{mail.subject}</a></Td>
              <Td><Badge tone={tone[mail.state]}>{t(`mail.state.${mail.state}`)}</Badge></Td>
            </tr>
          ))}
        </Table>
      </AdminList>
    </>
  );
}
