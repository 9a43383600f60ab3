import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import type { RecordFilter, RecordList } from "./record-desk.server";
import { kindFilter, NEW_TEXT, type RecordDesk } from "./record-desks";

type Props = RecordList & { desk: RecordDesk; filter: RecordFilter; path: string; query: string; thisYear: number };

/** The list of a desk. */
export function RecordsPage({ desk, columns, rows, filter, path, query, thisYear }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const words = useTexts(PROGRAMME_TEXTS);
  const kinds = kindFilter(desk, { t, words });
  const years = Array.from({ length: thisYear - 2017 }, (_, index) => thisYear - index);
  return (
    <>
      <AdminHead title={t(desk)}>
        <ButtonLink href={`${path}/moi`} icon="plus">{t(NEW_TEXT[desk])}</ButtonLink>
      </AdminHead>
      <AdminFilters path={path} query={query}>
        <TextField label={t("search")} name="q" type="search" defaultValue={filter.q} maxLength={100} />
        {kinds ? <FilterSelect label={kinds.label} name="kind" value={filter.kind} options={kinds.options} /> : null}
        {desk === "support" || desk === "recognitions" ? <FilterSelect label={t("recognition.year")} name="year" value={filter.year} options={years.map((value) => ({ value, text: String(value) }))} /> : null}
      </AdminFilters>
      <AdminList name={desk} total={rows.length} page={1} pageSize={Math.max(1, rows.length)} path={path} query={query}>
        <Table label={t(desk)} head={columns.map(({ text, end }) => <Th key={text} end={end}>{text}</Th>)}>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, index) => (
                <Td key={index} end={columns[index]?.end}>{index === 0 ? <a className="link" href={`${path}/${id}`}>{cell}</a> : <span className="num">{cell}</span>}</Td>
              ))}
            </tr>
          ))}
        </Table>
      </AdminList>
    </>
  );
}
