import { formatNumber } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { useLocale, useLocalePath, useT, useTexts } from "~/platform/i18n/react";
import { Breadcrumbs } from "~/ui/kit/breadcrumbs";
import { Pager } from "~/ui/kit/pager";
import { Table, Td, Th } from "~/ui/kit/table";
import type { ReportRows, RowCell } from "./rows.server";

const SHORT = 20;

/** The rows behind a figure. */
export function RowsPage({ title, lead, period, columns, rows, total, page, pages, path, query }: ReportRows & { path: string; query: string }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const core = useT();
  const locale = useLocale();
  const to = useLocalePath();
  const href = (number: number) => {
    const next = new URLSearchParams(query);
    next.set("page", String(number));
    return `${to(path)}?${next}`;
  };
  return (
    <div className="page grid grid-cols-1 gap-4 pt-6 md:pt-10">
      <Breadcrumbs label={core("shop.breadcrumbs")} crumbs={[{ name: t("title"), href: `${to("/chuong-trinh")}?from=${period.from}&to=${period.to}` }, { name: title }]} />
      <div>
        <h1>{title}</h1>
        <p className="mt-1 text-lg text-soft">{lead}{lead ? " · " : ""}{t("rows.count", { count: formatNumber(total, locale) })}</p>
      </div>
      {rows.length === 0 ? <p>{t("rows.none")}</p> : (
        <div className="panel text-[0.9375rem]">
          <Table label={title} head={columns.map(({ text, end }) => <Th key={text} end={end}>{text}</Th>)}>
            {rows.map((cells, index) => (
              <tr key={index}>{cells.map((cell, at) => <Td key={at} end={columns[at]?.end}><Cell cell={cell} /></Td>)}</tr>
            ))}
          </Table>
        </div>
      )}
      <Pager page={page} pages={pages} href={href} labels={{ nav: core("shop.pages"), previous: core("shop.pagePrevious"), next: core("shop.pageNext") }} />
    </div>
  );
}

function Cell({ cell }: { cell: RowCell }) {
  // Numbers, dates and states stay on one line; only names break.
  const whole = (text: string) => (text.length <= SHORT ? "whitespace-nowrap" : "");
  if (typeof cell === "string") return <span className={`num ${whole(cell)}`}>{cell}</span>;
  return cell.href === null ? <>{cell.text}</> : <a className={`link ${whole(cell.text)}`} href={cell.href}>{cell.text}</a>;
}
