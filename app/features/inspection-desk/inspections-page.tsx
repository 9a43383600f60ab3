import { FOLLOW_UPS, INSPECTION_KINDS, INSPECTION_RESULTS, type InspectionFilter } from "~/domain/inspections/inspection";
import type { InspectionRow } from "~/domain/inspections/inspection-queries.server";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
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
import { FollowUpBadge, ResultBadge } from "./record-badges";

type Props = { filter: InspectionFilter; query: string; thisYear: number; total: number; pageSize: number; rows: InspectionRow[] };

export function InspectionsPage({ filter, query, thisYear, total, pageSize, rows }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const path = useLocalePath()("/quan-tri/kiem-tra");
  const years = Array.from({ length: thisYear - 2018 }, (_, index) => thisYear - index);
  return (
    <>
      <AdminHead title={r("insp.title")} lead={r("insp.lead")}>
        {total > 0 ? <ExportLinks path={`${path}/xuat`} query={query} /> : null}
        <ButtonLink href={`${path}/moi`} icon="plus">{r("insp.new")}</ButtonLink>
      </AdminHead>
      <DeskTabs current="inspections" />
      <AdminFilters path={path} query={query}>
        <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} placeholder={r("insp.searchHint")} maxLength={100} />
        <FilterSelect label={r("insp.kind")} name="kind" value={filter.kind} options={INSPECTION_KINDS.map((value) => ({ value, text: r(`insp.kind.${value}`) }))} />
        <FilterSelect label={r("insp.result")} name="result" value={filter.result} options={INSPECTION_RESULTS.map((value) => ({ value, text: r(`insp.result.${value}`) }))} />
        <FilterSelect label={r("insp.follow")} name="follow" value={filter.followUp} options={FOLLOW_UPS.map((value) => ({ value, text: r(`insp.follow.${value}`) }))} />
        <FilterSelect label={r("insp.year")} name="year" value={filter.year} options={years.map((value) => ({ value, text: String(value) }))} />
      </AdminFilters>
      <AdminList name="inspections" total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
        <InspectionTable rows={rows} path={path} />
      </AdminList>
    </>
  );
}

function InspectionTable({ rows, path }: { rows: InspectionRow[]; path: string }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <Table
      label={r("insp.title")}
      head={
        <>
          <Th>{r("insp.on")}</Th>
          <Th>{r("insp.kind")}</Th>
          <Th>{t("cert.producer")}</Th>
          <Th>{t("cert.number")}</Th>
          <Th>{r("insp.findings")}</Th>
          <Th>{r("insp.result")}</Th>
          <Th>{r("insp.follow")}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td><a className="link num whitespace-nowrap" href={`${path}/${row.id}`}>{formatDate(row.inspectedOn, locale)}</a></Td>
          <Td><span className="whitespace-nowrap">{r(`insp.kind.${row.kind}`)}</span></Td>
          <Td>{pick(row.producer.name, locale)} <span className="text-soft">· {row.commune}</span></Td>
          <Td>{row.certificate ? <a className="link code whitespace-nowrap" href={to(`/quan-tri/chung-nhan/${row.certificate.id}`)}>{row.certificate.number}</a> : "–"}</Td>
          <Td><span className="line-clamp-2 min-w-48">{row.findings}</span></Td>
          <Td><ResultBadge result={row.result} /></Td>
          <Td>
            {row.followUp ? <FollowUpBadge followUp={row.followUp} /> : "–"}
            {row.followUpBy && row.followUp !== "done" ? <span className="num block text-sm text-soft">{formatDate(row.followUpBy, locale)}</span> : null}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
