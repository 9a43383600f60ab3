import type { StatementLine } from "~/domain/settlement/payout-queries.server";
import { localDateAt } from "~/lib/local-date";
import { formatDate, formatSignedVnd, formatVnd } from "~/platform/i18n/format";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { partsOf, sumStatement } from "./statement-columns";

/** What a payout or a bill consists of, parcel by parcel. */
export function StatementLines({ lines }: { lines: StatementLine[] }) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const { commissionVat } = sumStatement(lines);
  return (
    <>
      <Cards lines={lines} />
      <Wide lines={lines} />
      {commissionVat === 0n ? null : <p className="text-soft">{t("sum.vat", { amount: formatVnd(commissionVat, locale) })}</p>}
    </>
  );
}

function Parcel({ line }: { line: StatementLine }) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/don-hang");
  if (line.orderCode === null) return <>{line.total > 0n ? t("line.carried") : t("line.correction")}</>;
  return (
    <>
      {line.shipmentId === null ? <span className="code">{line.orderCode}</span> : <a className="code link" href={`${path}/${line.shipmentId}`}>{line.orderCode}</a>}
      {line.deliveredAt ? <span className="block text-sm text-soft">{t("line.delivered", { day: formatDate(localDateAt(line.deliveredAt), locale) })}</span> : null}
    </>
  );
}

/** On a phone each parcel is a card: its parts below one another. */
function Cards({ lines }: { lines: StatementLine[] }) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const { shown, parts, total } = sumStatement(lines);
  const rows = (all: ReturnType<typeof partsOf>, sum: bigint) => (
    <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
      {[...shown.filter((part) => all[part] !== 0n).map((part) => [t(`part.${part}`), all[part]] as const), [t("part.total"), sum] as const].map(([name, amount], index, { length }) => (
        <div key={name} className={`contents ${index === length - 1 ? "font-semibold" : ""}`}><dt>{name}</dt><dd className="num text-right">{formatSignedVnd(amount, locale)}</dd></div>
      ))}
    </dl>
  );
  return (
    <ul className="grid gap-3 md:hidden">
      {lines.map((line) => <li key={`${line.orderCode}${line.at.getTime()}`} className="panel p-4"><Parcel line={line} />{rows(partsOf(line), line.total)}</li>)}
      <li className="panel p-4"><b>{t("sum")}</b>{rows(parts, total)}</li>
    </ul>
  );
}

function Wide({ lines }: { lines: StatementLine[] }) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const { shown, parts, total } = sumStatement(lines);
  const money = (amount: bigint) => (amount === 0n ? "–" : <span className="num whitespace-nowrap">{formatSignedVnd(amount, locale)}</span>);
  return (
    <div className="panel hidden md:block">
      <Table label={t("lines")} head={<><Th>{t("line.parcel")}</Th>{shown.map((part) => <Th key={part} end>{t(`part.${part}`)}</Th>)}<Th end>{t("part.total")}</Th></>}>
        {lines.map((line) => {
          const each = partsOf(line);
          return <tr key={`${line.orderCode}${line.at.getTime()}`}><Td><Parcel line={line} /></Td>{shown.map((part) => <Td key={part} end>{money(each[part])}</Td>)}<Td end><b>{money(line.total)}</b></Td></tr>;
        })}
        <tr className="font-semibold"><Td>{t("sum")}</Td>{shown.map((part) => <Td key={part} end>{money(parts[part])}</Td>)}<Td end>{money(total)}</Td></tr>
      </Table>
    </div>
  );
}
