import type { RegisterFilter } from "~/domain/certificates/register";
import type { RegisterRow } from "~/domain/certificates/register.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { ExportLinks } from "~/ui/layout/export-links";
import { SortHeading } from "~/ui/layout/sort-heading";
import { RegisterFilters, type RegisterChoices } from "./register-filters";
import { StageBadge } from "./stage-badge";

type Props = { filter: RegisterFilter; query: string; choices: RegisterChoices; total: number; pageSize: number; rows: RegisterRow[] };

export function RegisterPage({ filter, query, choices, total, pageSize, rows }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const importing = useTexts(IMPORT_TEXTS);
  const path = useLocalePath()("/quan-tri/chung-nhan");
  return (
    <>
      <AdminHead title={t("cert.title")}>
        <ButtonLink href={`${path}/nhap`} variant="secondary">{importing("open")}</ButtonLink>
        {total > 0 ? <ExportLinks path={`${path}/xuat`} query={query} /> : null}
        <ButtonLink href={`${path}/moi`} icon="plus">{t("cert.new")}</ButtonLink>
      </AdminHead>
      <RegisterFilters filter={filter} path={path} query={query} choices={choices} />
      <AdminList name="certificates" total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
        <RegisterTable rows={rows} path={path} query={query} sort={filter.sort} />
      </AdminList>
    </>
  );
}

function RegisterTable({ rows, path, query, sort }: { rows: RegisterRow[]; path: string; query: string; sort: string }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const order = { path, query, sort };
  return (
    <Table
      label={t("cert.title")}
      head={
        <>
          <SortHeading {...order} sorts={["number"]}>{t("cert.number")}</SortHeading>
          <SortHeading {...order} sorts={["product"]}>{t("cert.product")}</SortHeading>
          <SortHeading {...order} sorts={["producer"]}>{t("cert.producer")}</SortHeading>
          <SortHeading {...order} sorts={["-stars"]} end>{r("col.stars")}</SortHeading>
          <SortHeading {...order} sorts={["-score"]} end>{t("cert.score")}</SortHeading>
          <SortHeading {...order} sorts={["-issued", "issued"]}>{t("cert.issued")}</SortHeading>
          <SortHeading {...order} sorts={["expires", "-expires"]}>{t("cert.expires")}</SortHeading>
          <Th>{t("cert.standing")}</Th>
          <Th>{t("cert.listing")}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td><a className="link code whitespace-nowrap" href={`${path}/${row.id}`}>{row.number}</a></Td>
          <Td><span className="block min-w-36">{row.productName}</span></Td>
          <Td>{pick(row.producer, locale)} <span className="text-soft">· {row.commune}</span></Td>
          <Td end>{row.stars}</Td>
          <Td end>{formatNumber(Number(row.score), locale)}</Td>
          <Td><span className="num whitespace-nowrap">{formatDate(row.issuedOn, locale)}</span></Td>
          <Td><span className="num whitespace-nowrap">{formatDate(row.extendedUntil ?? row.expiresOn, locale)}</span></Td>
          <Td><StageBadge stage={row.stage} /></Td>
          <Td>{row.listing ? <a className="link line-clamp-2 min-w-32" href={to(`/san-pham/${row.listing.slug}`)}>{pick(row.listing.name, locale)}</a> : "–"}</Td>
        </tr>
      ))}
    </Table>
  );
}
