import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { countListingsToCheck } from "~/domain/catalog/drafts/draft-queries.server";
import { countRegister, countToday } from "~/domain/certificates/register.server";
import { countKeptMails } from "~/domain/notifications/kept-mails.server";
import { countDeskOrders } from "~/domain/orders/desk-orders.server";
import { countApplications } from "~/domain/producers/joining/application-queries.server";
import { countPapers } from "~/domain/producers/papers/paper-queries.server";
import { countDeskReviews } from "~/domain/reviews/desk-reviews.server";
import { localDateAt } from "~/lib/local-date";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { AdminFigures } from "~/ui/layout/admin-figures";
import { AdminHead } from "~/ui/layout/admin-page";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.home");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const [register, today, orders, mails, applications, papers, listings, reviews] = await Promise.all([countRegister(at), countToday(at), countDeskOrders(at), countKeptMails(), countApplications(), countPapers(), countListingsToCheck(), countDeskReviews()]);
  return { day: localDateAt(at), register, today, orders, mails, applications: applications.submitted ?? 0, papers: papers.waiting ?? 0, listings, reviews: reviews.pending + reviews.reported };
}

export default function AdminHome() {
  const { day, register, today, orders, mails, applications, papers, listings, reviews } = useLoaderData<typeof loader>();
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <>
      <AdminHead title={t("home.title", { day: formatDate(day, locale) })} />
      <div className="grid gap-8">
        <AdminFigures
          title={t("home.yours")}
          path="/quan-tri/don-hang"
          figures={[
            { text: t("home.applications"), value: number(applications), path: "/quan-tri/nguoi-ban", query: "", urgent: applications > 0 },
            { text: t("home.papers"), value: number(papers), path: "/quan-tri/giay-to", query: "", urgent: papers > 0 },
            { text: t("home.listings"), value: number(listings), path: "/quan-tri/san-pham", query: "", urgent: listings > 0 },
            { text: t("home.reviews"), value: number(reviews), path: "/quan-tri/danh-gia-mua", query: "", urgent: reviews > 0 },
            { text: t("home.toConfirm"), value: number(orders.toConfirm), query: "confirm=vietqr", urgent: orders.toConfirm > 0 },
            { text: t("home.unlinked"), value: number(register.unlinked), path: "/quan-tri/chung-nhan", query: "linked=no&standing=in_force" },
          ]}
        />
        <AdminFigures
          title={t("home.orders")}
          path="/quan-tri/don-hang"
          figures={[
            { text: t("home.waiting"), value: number(orders.waiting), query: "state=placed", urgent: orders.waiting > 0 },
            { text: t("order.state.preparing"), value: number(orders.preparing), query: "state=preparing" },
            { text: t("home.placedToday"), value: number(orders.placedToday), query: "" },
            { text: t("home.turnoverToday"), value: formatVnd(orders.turnoverToday, locale), query: "" },
          ]}
        />
        <AdminFigures
          title={t("home.certificates")}
          path="/quan-tri/chung-nhan"
          figures={[
            { text: t("home.inForce"), value: number(register.valid + register.expiring), query: "standing=in_force" },
            { text: t("cert.standing.expiring"), value: number(register.expiring), query: "standing=expiring&sort=expires", urgent: register.expiring > 0 },
            { text: t("home.expiringSoon"), value: number(register.expiringSoon), query: "standing=expiring&sort=expires", urgent: register.expiringSoon > 0 },
            { text: t("cert.standing.expired"), value: number(register.expired), query: "standing=expired" },
            { text: t("cert.standing.revoked"), value: number(register.revoked), query: "standing=revoked" },
            { text: t("home.issuedToday"), value: number(today.issued), query: "" },
            { text: t("home.revokedToday"), value: number(today.revoked), query: "standing=revoked" },
          ]}
        />
        <AdminFigures title={t("nav.mails")} path="/quan-tri/thu" figures={[{ text: t("home.mails"), value: number(mails), query: "" }]} />
      </div>
    </>
  );
}
