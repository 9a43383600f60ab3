import { REGISTER_SORTS, STANDING_FILTERS, type RegisterFilter } from "~/domain/certificates/register";
import type { RegisterRow } from "~/domain/certificates/register.server";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { StandingBadge } from "./standing-badge";

type Props = { filter: RegisterFilter; query: string; sets: { no: number; name: LocalizedText }[]; thisYear: number; total: number; pageSize: number; rows: RegisterRow[] };

export function RegisterPage({ filter, query, sets, thisYear, total, pageSize, rows }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const importing = useTexts(IMPORT_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const path = to("/quan-tri/chung-nhan");
  const years = Array.from({ length: thisYear - 2018 }, (_, index) => thisYear - index);
  return (
    <>
      <AdminHead title={t("cert.title")}>
        <ButtonLink href={`${path}/nhap`} variant="secondary">{importing("open")}</ButtonLink>
        <ButtonLink href={`${path}/moi`} icon="plus">{t("cert.new")}</ButtonLink>
      </AdminHead>
      <AdminFilters path={path} query={query}>
        <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} placeholder={t("cert.searchHint")} maxLength={100} />
        <FilterSelect label={t("cert.standing")} name="standing" value={filter.standing} options={STANDING_FILTERS.map((value) => ({ value, text: t(`cert.standing.${value}`) }))} />
        <FilterSelect label={t("cert.stars")} name="stars" value={filter.stars} options={[3, 4, 5].map((value) => ({ value, text: t("cert.nStars", { n: value }) }))} />
        <FilterSelect label={t("cert.year")} name="year" value={filter.year} options={years.map((value) => ({ value, text: String(value) }))} />
        <FilterSelect label={t("cert.set")} name="set" value={filter.setNo} options={sets.map(({ no, name }) => ({ value: no, text: `${no}. ${pick(name, locale)}` }))} />
        <FilterSelect label={t("cert.linked")} name="linked" value={filter.linked} options={[{ value: "yes", text: t("cert.linkedYes") }, { value: "no", text: t("cert.linkedNo") }]} />
        <SelectField label={t("list.sort")} name="sort" defaultValue={filter.sort}>
          {REGISTER_SORTS.map((sort) => (
            <option key={sort} value={sort}>{t(`cert.sort.${sort}`)}</option>
          ))}
        </SelectField>
      </AdminFilters>
      <AdminList total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
        <RegisterTable rows={rows} path={path} />
      </AdminList>
    </>
  );
}

function RegisterTable({ rows, path }: { rows: RegisterRow[]; path: string }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <Table
      label={t("cert.title")}
      head={
        <>
          <Th>{t("cert.number")}</Th>
          <Th>{t("cert.product")}</Th>
          <Th>{t("cert.producer")}</Th>
          <Th>{t("cert.commune")}</Th>
          <Th end>{t("cert.stars")}</Th>
          <Th>{t("cert.issued")}</Th>
          <Th>{t("cert.expires")}</Th>
          <Th>{t("cert.standing")}</Th>
          <Th>{t("cert.listing")}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td><a className="link code whitespace-nowrap" href={`${path}/${row.id}`}>{row.number}</a></Td>
          <Td>{row.productName}</Td>
          <Td>{pick(row.producer, locale)}</Td>
          <Td>{row.commune}</Td>
          <Td end>{row.stars}</Td>
          <Td><span className="num whitespace-nowrap">{formatDate(row.issuedOn, locale)}</span></Td>
          <Td><span className="num whitespace-nowrap">{formatDate(row.extendedUntil ?? row.expiresOn, locale)}</span></Td>
          <Td><StandingBadge standing={row.standing} /></Td>
          <Td>{row.listing ? <a className="link" href={to(`/san-pham/${row.listing.slug}`)}>{pick(row.listing.name, locale)}</a> : "–"}</Td>
        </tr>
      ))}
    </Table>
  );
}
