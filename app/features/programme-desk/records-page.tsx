import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import type { RecordList } from "./record-list.server";
import { NEW_TEXT, type RecordDesk } from "./record-desks";

type Props = RecordList & { desk: RecordDesk; path: string; query: string };

/** The list of a desk. */
export function RecordsPage({ desk, columns, rows, total, page, pageSize, sum, q, filters, path, query }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  return (
    <>
      <AdminHead title={t(desk)} lead={sum === null ? undefined : t("support.sum", { sum })}>
        <ButtonLink href={`${path}/moi`} icon="plus">{t(NEW_TEXT[desk])}</ButtonLink>
      </AdminHead>
      <AdminFilters path={path} query={query}>
        <TextField label={t("search")} name="q" type="search" defaultValue={q} maxLength={100} />
        {filters.map((filter) => <FilterSelect key={filter.name} {...filter} />)}
      </AdminFilters>
      <AdminList name={desk} total={total} page={page} pageSize={pageSize} path={path} query={query}>
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
