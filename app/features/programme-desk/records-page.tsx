import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import type { RecordList } from "./record-desk.server";
import { NEW_TEXT, type RecordDesk } from "./record-desks";

type Props = RecordList & { desk: RecordDesk; path: string; query: string; year: string | null; thisYear: number };

/** The list of a desk. */
export function RecordsPage({ desk, columns, rows, path, query, year, thisYear }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const years = Array.from({ length: thisYear - 2017 }, (_, index) => thisYear - index);
  return (
    <>
      <AdminHead title={t(desk)}>
        <ButtonLink href={`${path}/moi`} icon="plus">{t(NEW_TEXT[desk])}</ButtonLink>
      </AdminHead>
      {desk === "support" || desk === "recognitions" ? (
        <AdminFilters path={path} query={query}>
          <FilterSelect label={t("recognition.year")} name="year" value={year} options={years.map((value) => ({ value, text: String(value) }))} />
        </AdminFilters>
      ) : null}
      <AdminList total={rows.length} page={1} pageSize={Math.max(1, rows.length)} path={path} query={query}>
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
