import { formatDate, formatVnd } from "~/platform/i18n/format";
import { REMITTANCE_TEXTS } from "~/platform/i18n/messages/remittances";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { CarriersView } from "./carriers-view.server";
import { useCarrierName } from "./use-carrier-name";

/** What carriers handed over lately: one row an arrival on the bank account. */
export function RemittancesPanel({ remittances }: Pick<CarriersView, "remittances">) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/thu-ho");
  const name = useCarrierName();
  return (
    <AdminPanel title={t("remittances")}>
      {remittances.length === 0 ? <p className="text-soft">{t("remittances.none")}</p> : (
        <Table fits label={t("remittances")} head={<><Th>{t("received")}</Th><Th>{t("carrier")}</Th><Th end>{t("total")}</Th></>}>
          {remittances.map(({ id, receivedOn, carrier, bankReference, rows, fee, total }) => (
            <tr key={id}>
              <Td><a className="link inline-flex min-h-11 items-center md:min-h-0" href={`${path}/${id}`}>{formatDate(receivedOn, locale)}</a></Td>
              <Td>{name(carrier)} <span className="code block text-sm text-soft">{bankReference}</span></Td>
              <Td end><span className="whitespace-nowrap">{formatVnd(total, locale)}</span><span className="block text-sm text-soft">{t("rows.of", { count: rows })} · {t("fee")} {formatVnd(fee, locale)}</span></Td>
            </tr>
          ))}
        </Table>
      )}
    </AdminPanel>
  );
}
