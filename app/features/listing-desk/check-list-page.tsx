import type { CheckRow } from "~/domain/catalog/drafts/draft-queries.server";
import { pick } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";

/** Listings and changes of listings that wait for an officer. */
export function CheckListPage({ total, rows, page, pageSize }: { total: number; rows: CheckRow[]; page: number; pageSize: number }) {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <>
      <AdminHead title={t("desk.title")} lead={t("desk.lead")} />
      <AdminList name="listingChecks" total={total} page={page} pageSize={pageSize} path={to("/quan-tri/san-pham")} query="">
        <Table label={t("desk.title")} head={<><Th>{t("name")}</Th><Th>{t("desk.producer")}</Th><Th>{t("desk.change")}</Th><Th>{t("desk.since")}</Th></>}>
          {rows.map((row) => (
            <tr key={row.id}>
              <Td><a className="link" href={to(`/quan-tri/san-pham/${row.id}`)}>{row.name}</a></Td>
              <Td>{pick(row.producer, locale)}</Td>
              <Td><Badge tone={row.isNew ? "info" : "neutral"}>{t(row.isNew ? "desk.new" : "desk.change")}</Badge></Td>
              <Td>{formatMoment(row.submittedAt, locale)}</Td>
            </tr>
          ))}
        </Table>
      </AdminList>
    </>
  );
}
