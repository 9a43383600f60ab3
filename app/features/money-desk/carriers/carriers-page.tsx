import { localDateAt, type LocalDate } from "~/lib/local-date";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { REMITTANCE_TEXTS } from "~/platform/i18n/messages/remittances";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { CarriersView } from "./carriers-view.server";
import type { WriteOffAnswer } from "./change-write-off.server";
import { DifferencesPanel } from "./differences-panel";
import { RemittancesPanel } from "./remittances-panel";
import { useCarrierName } from "./use-carrier-name";

type Props = { view: CarriersView; self: string; done: "asked" | "written_off" | "declined" | null; answer: Exclude<WriteOffAnswer, { done: string }> | undefined };

/** What lies with each carrier and since when, what is amiss, and what they handed over. */
export function CarriersPage({ view, self, done, answer }: Props) {
  const t = useTexts(REMITTANCE_TEXTS);
  const path = useLocalePath()("/quan-tri/tien");
  return (
    <>
      <AdminHead title={t("title")} lead={<p className="max-w-prose">{t("lead")}</p>}>
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("back")}</a>
        <ButtonLink href={`${path}/thu-ho/doi-soat`}>{t("statement")}</ButtonLink>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {done && !answer ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
        {answer ? <Notice tone="bad" live>{t(`refused.${answer.refused}`)}</Notice> : null}
        <CashPanel view={view} />
        {view.carrier === null ? null : <ParcelsPanel view={view} carrier={view.carrier} />}
        <DifferencesPanel differences={view.differences} today={localDateAt(view.at)} self={self} answer={answer} />
        <RemittancesPanel remittances={view.remittances} />
      </div>
    </>
  );
}

function CashPanel({ view: { cash } }: { view: CarriersView }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/thu-ho");
  const name = useCarrierName();
  const sum = cash.reduce((all, { amount }) => all + amount, 0n);
  if (cash.length === 0) return <AdminPanel title={t("cash")}><p className="text-soft">{t("cash.none")}</p></AdminPanel>;
  return (
    <AdminPanel title={<>{t("cash")} <span className="num whitespace-nowrap">{formatVnd(sum, locale)}</span></>}>
      <ul className="divide-y divide-line md:hidden">
        {cash.map(({ carrier, parcels, amount, oldest, late, lateAmount, days }) => (
          <li key={carrier} className="grid gap-1 py-3">
            <span className="flex items-start justify-between gap-3">
              <a className="link inline-flex min-h-11 items-center" href={`${path}?carrier=${encodeURIComponent(carrier)}`}>{name(carrier)} ({parcels})</a>
              <b className="num flex-none">{formatVnd(amount, locale)}</b>
            </span>
            <span className="text-sm text-soft">{t("since")} {formatDate(localDateAt(oldest), locale)} · {t("term")}: {days === null ? t("term.none") : t("term.days", { days })}</span>
            {late > 0 ? <span><Badge tone="bad">{t("late")}</Badge> {t("late.count", { count: late, amount: formatVnd(lateAmount, locale) })}</span> : null}
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table fits label={t("cash")} head={<><Th>{t("carrier")}</Th><Th end>{t("parcels")}</Th><Th end>{t("amount")}</Th><Th>{t("since")}</Th><Th>{t("term")}</Th><Th>{t("late")}</Th></>}>
          {cash.map(({ carrier, parcels, amount, oldest, late, lateAmount, days }) => (
            <tr key={carrier}>
              <Td><a className="link" href={`${path}?carrier=${encodeURIComponent(carrier)}`}>{name(carrier)}</a></Td>
              <Td end>{parcels}</Td>
              <Td end><b className="whitespace-nowrap">{formatVnd(amount, locale)}</b></Td>
              <Td>{formatDate(localDateAt(oldest), locale)}</Td>
              <Td>{days === null ? t("term.none") : t("term.days", { days })}</Td>
              <Td>{late > 0 ? <Badge tone="bad">{t("late.count", { count: late, amount: formatVnd(lateAmount, locale) })}</Badge> : <span className="text-soft">{t("late.no")}</span>}</Td>
            </tr>
          ))}
        </Table>
      </div>
    </AdminPanel>
  );
}

function ParcelsPanel({ view: { parcels, at }, carrier }: { view: CarriersView; carrier: string }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const order = useLocalePath()("/quan-tri/don-hang");
  const name = useCarrierName();
  const day = (of: Date): LocalDate => localDateAt(of);
  return (
    <AdminPanel title={t("of", { carrier: name(carrier) })}>
      {parcels.length === 0 ? <p className="text-soft">{t("of.none")}</p> : (
        <Table fits label={t("of", { carrier: name(carrier) })} head={<><Th>{t("order")}</Th><Th>{t("due")}</Th><Th end>{t("amount")}</Th></>}>
          {parcels.map(({ shipmentId, code, tracking, since, due, amount }) => (
            <tr key={shipmentId}>
              <Td><a className="link code inline-flex min-h-11 items-center md:min-h-0" href={`${order}/${code}`}>{code}</a>{tracking ? <span className="code block text-sm text-soft">{tracking}</span> : null}</Td>
              <Td>{due ? formatDate(day(due), locale) : "–"} {due && due < at ? <Badge tone="bad">{t("late.badge")}</Badge> : null}<span className="block text-sm text-soft">{t("since")} {formatDate(day(since), locale)}</span></Td>
              <Td end><span className="whitespace-nowrap">{formatVnd(amount, locale)}</span></Td>
            </tr>
          ))}
        </Table>
      )}
    </AdminPanel>
  );
}
