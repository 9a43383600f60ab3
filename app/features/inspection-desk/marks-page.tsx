import { MARK_STATES, MARK_SURFACES, type MarkFilter } from "~/domain/inspections/mark-use";
import type { MarkUseRow } from "~/domain/inspections/mark-use-queries.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { ExportLinks } from "~/ui/layout/export-links";
import { DeskTabs } from "./desk-tabs";
import { MarkBadge } from "./record-badges";

type Props = { filter: MarkFilter; query: string; total: number; pageSize: number; rows: MarkUseRow[] };

/** Where producers print the mark, and where it is misused. */
export function MarksPage({ filter, query, total, pageSize, rows }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const path = to("/quan-tri/kiem-tra/bieu-trung");
  return (
    <>
      <AdminHead title={r("mark.title")} lead={r("mark.lead")}>
        {total > 0 ? <ExportLinks path={`${path}/xuat`} query={query} /> : null}
        <ButtonLink href={`${path}/moi`} icon="plus">{r("mark.new")}</ButtonLink>
      </AdminHead>
      <DeskTabs current="marks" />
      <AdminFilters path={path} query={query}>
        <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} placeholder={t("cert.searchHint")} maxLength={100} />
        <FilterSelect label={r("mark.surface")} name="surface" value={filter.surface} options={MARK_SURFACES.map((value) => ({ value, text: r(`mark.surface.${value}`) }))} />
        <FilterSelect label={t("cert.standing")} name="state" value={filter.state} options={MARK_STATES.map((value) => ({ value, text: r(`mark.state.${value}`) }))} />
      </AdminFilters>
      <AdminList name="markUses" total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
        <Table
          label={r("mark.title")}
          head={
            <>
              <Th>{r("mark.surface")}</Th>
              <Th>{r("mark.description")}</Th>
              <Th>{t("cert.number")}</Th>
              <Th>{t("cert.producer")}</Th>
              <Th end>{r("mark.quantity")}</Th>
              <Th>{r("mark.period")}</Th>
              <Th>{t("cert.standing")}</Th>
            </>
          }
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <Td><a className="link whitespace-nowrap" href={`${path}/${row.id}`}>{r(`mark.surface.${row.surface}`)}</a></Td>
              <Td><span className="line-clamp-2 min-w-48">{row.description}</span></Td>
              <Td><a className="link code whitespace-nowrap" href={to(`/quan-tri/chung-nhan/${row.certificate.id}`)}>{row.certificate.number}</a></Td>
              <Td>{pick(row.producer.name, locale)}{row.byProducer ? <span className="block text-sm text-soft">{r("mark.byProducer")}</span> : null}</Td>
              <Td end>{row.quantity === null ? "–" : formatNumber(row.quantity, locale)}</Td>
              <Td><span className="num whitespace-nowrap">{formatDate(row.usedFrom, locale)} – {row.usedTo ? formatDate(row.usedTo, locale) : "…"}</span></Td>
              <Td><MarkBadge state={row.state} /></Td>
            </tr>
          ))}
        </Table>
      </AdminList>
    </>
  );
}
