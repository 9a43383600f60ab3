import type { StatementLine } from "~/domain/settlement/payout-queries.server";
import { localDateAt } from "~/lib/local-date";
import { formatDate, formatSignedVnd, formatVnd } from "~/platform/i18n/format";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import type { PayoutStatement } from "./income-view.server";
import { PayoutBadge } from "~/ui/commerce/payout-badge";
import { partsOf, sumStatement } from "./statement-columns";

/** One payout: where it went, and parcel by parcel what it consists of. */
export function StatementPage({ payout, lines }: PayoutStatement) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/thu-nhap");
  const { commissionVat } = sumStatement(lines);
  const over = payout.state === "bounced" || payout.state === "called_off";
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-5">
      <div>
        <a className="link no-print inline-flex min-h-11 items-center" href={path}>{t("back")}</a>
        <h1 className="text-2xl">{t("one", { code: payout.code })}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-3"><span className="display num text-xl">{formatVnd(payout.amount, locale)}</span><PayoutBadge state={payout.state} /></p>
      </div>
      {over ? <Notice tone="warn">{payout.reason ? <p>{t("one.reason")}: {payout.reason}</p> : null}<p>{t("one.returned")}</p></Notice> : null}
      <section className="panel p-4">
        <Facts
          rows={[
            { term: t("one.day"), value: formatDate(payout.day, locale) },
            { term: t("one.to"), value: `${payout.bank} ${payout.account}, ${payout.holder}` },
            payout.settledAt !== null && payout.state !== "called_off" && { term: t("one.settled"), value: formatDate(localDateAt(payout.settledAt), locale) },
            payout.bankReference !== null && { term: t("one.reference"), value: <span className="code">{payout.bankReference}</span> },
          ]}
        />
      </section>
      <section aria-labelledby="tung-kien" className="grid grid-cols-1 gap-2">
        <h2 id="tung-kien" className="text-lg">{t("lines")}</h2>
        <Cards lines={lines} />
        <Wide lines={lines} />
        {commissionVat === 0n ? null : <p className="text-soft">{t("sum.vat", { amount: formatVnd(commissionVat, locale) })}</p>}
      </section>
      <p className="no-print"><ButtonLink href={`${path}/${payout.code}/tep`} variant="secondary" icon="download" download>{t("one.pdf")}</ButtonLink></p>
    </div>
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
