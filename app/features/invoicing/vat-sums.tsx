import { vatLabel, type VatSum } from "~/domain/invoices/invoice";
import { formatSignedVnd } from "~/platform/i18n/format";
import { INVOICE_DESK_TEXTS } from "~/platform/i18n/messages/invoice-desk";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";

/** What documents come to by class and rate of tax. */
export function VatSums({ sums }: { sums: readonly VatSum[] }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const locale = useLocale();
  const vnd = (amount: bigint) => <span className="num whitespace-nowrap">{formatSignedVnd(amount, locale)}</span>;
  const total = (part: "net" | "tax" | "gross") => sums.reduce((sum, one) => sum + one[part], 0n);
  const name = (one: VatSum) => {
    const label = vatLabel(one.vatClass, one.vatRateBp);
    return label === "KCT" || label === "KKKNT" ? t(label) : label.replace("%", "\u00a0%");
  };
  return (
    <Table fits label={t("totals")} head={<><Th>{t("vat")}</Th><Th end>{t("net")}</Th><Th end>{t("tax")}</Th><Th end>{t("gross")}</Th></>}>
      {sums.map((one) => (
        <tr key={one.vatClass + one.vatRateBp}><Td>{name(one)}</Td><Td end>{vnd(one.net)}</Td><Td end>{vnd(one.tax)}</Td><Td end>{vnd(one.gross)}</Td></tr>
      ))}
      {sums.length > 1 ? <tr><Td><b>{t("sum")}</b></Td><Td end><b>{vnd(total("net"))}</b></Td><Td end><b>{vnd(total("tax"))}</b></Td><Td end><b>{vnd(total("gross"))}</b></Td></tr> : null}
    </Table>
  );
}
