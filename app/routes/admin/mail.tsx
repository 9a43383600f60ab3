import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { findMail } from "~/domain/notifications/kept-mails.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { formatMoment } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "mail.title", data?.mail.subject);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const id = params.id ?? "";
  const mail = isId(id) ? await findMail(id) : null;
  if (!mail) throw notFound();
  return { mail };
}

export default function Mail() {
  const { mail } = useLoaderData<typeof loader>();
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <>
      <AdminHead title={<span lang={mail.locale}>{mail.subject}</span>}>
        <ButtonLink href={to("/quan-tri/thu")} variant="secondary" icon="arrow-left">{t("mail.back")}</ButtonLink>
      </AdminHead>
      <div className="grid gap-5">
        <Facts
          rows={[
            { term: t("mail.recipient"), value: mail.recipient },
            { term: t("mail.written"), value: formatMoment(mail.createdAt, locale) },
            { term: t("mail.state"), value: t(`mail.state.${mail.state}`) + (mail.sentAt ? ` · ${formatMoment(mail.sentAt, locale)}` : "") },
          ]}
        />
        <AdminPanel title={t("mail.text")}>
          <pre className="font-sans whitespace-pre-wrap" lang={mail.locale}>{mail.text}</pre>
        </AdminPanel>
        <AdminPanel title={t("mail.html")}>
          {/* Shut in: no scripts, no forms, no way out of the frame. */}
          <iframe title={t("mail.html")} sandbox="" srcDoc={mail.html} className="h-[40rem] w-full rounded-control border border-line bg-surface" />
        </AdminPanel>
      </div>
    </>
  );
}
