import { formatDate, formatSignedVnd, formatVnd } from "~/platform/i18n/format";
import { REMITTANCE_TEXTS } from "~/platform/i18n/messages/remittances";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead } from "~/ui/layout/admin-page";
import type { RemittanceView } from "./carriers-view.server";
import { useCarrierName } from "./use-carrier-name";

/** What one arrival on the bank account consists of, row by row. */
export function RemittancePage({ remittance, lines }: RemittanceView) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const name = useCarrierName();
  const vnd = (amount: bigint) => <span className="whitespace-nowrap">{formatVnd(amount, locale)}</span>;
  const rest = remittance.total - remittance.remitted;
  return (
    <>
      <AdminHead title={t("one.title", { reference: remittance.bankReference })} lead={t("one.lead", { carrier: name(remittance.carrier), day: formatDate(remittance.receivedOn, locale), who: remittance.recordedBy })}>
        <a className="link inline-flex min-h-11 items-center" href={to("/quan-tri/tien/thu-ho")}>{t("backHere")}</a>
        <b className="num">{formatVnd(remittance.total, locale)}</b>
      </AdminHead>
      {rest > 0n ? <Notice tone="warn">{t("rest", { amount: formatVnd(rest, locale) })}</Notice> : null}
      <div className="panel mt-4">
        <Table label={t("one.title", { reference: remittance.bankReference })} head={<><Th>{t("order")}</Th><Th>{t("tracking")}</Th><Th end>{t("collected")}</Th><Th end>{t("stated")}</Th><Th end>{t("fee")}</Th><Th end>{t("remitted")}</Th><Th end>{t("difference")}</Th></>}>
          {lines.map(({ code, tracking, supplement, collected, stated, fee, remitted }) => (
            <tr key={code + (tracking ?? "")}>
              <Td><a className="link code inline-flex min-h-11 items-center md:min-h-0" href={to(`/quan-tri/tien/don/${code}`)}>{code}</a></Td>
              <Td><span className="code">{tracking ?? "–"}</span></Td>
              <Td end>{supplement ? t("supplement") : vnd(collected)}</Td>
              <Td end>{vnd(stated)}</Td>
              <Td end>{vnd(fee)}</Td>
              <Td end>{vnd(remitted)}</Td>
              <Td end>{supplement || collected === fee + remitted ? "–" : <b className="whitespace-nowrap text-danger">{formatSignedVnd(collected - fee - remitted, locale)}</b>}</Td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  );
}
