import { missedSales, type EmptyShelf } from "~/domain/orders/sales";
import { pick } from "~/lib/localized-text";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { SALES_TEXTS } from "~/platform/i18n/messages/sales";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Table, Td, Th } from "~/ui/kit/table";

/** What ran out, for how long, and what that may have cost; said as the estimate it is, with its rule. */
export function EmptyShelves({ shelves }: { shelves: EmptyShelf[] }) {
  const t = useTexts(SALES_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const sum = shelves.reduce((all, shelf) => all + (missedSales(shelf) ?? 0n), 0n);
  return (
    <section className="panel p-4 md:p-5" aria-labelledby="het-hang">
      <h2 id="het-hang" className="text-lg">{t("shelves")}</h2>
      <p className="mb-2 max-w-prose text-[0.9375rem] text-soft">{t("shelves.rule")}</p>
      {shelves.length === 0 ? <p>{t("shelves.none")}</p> : (
        <>
          <Table label={t("shelves")} head={<><Th>{t("shelves.item")}</Th><Th end>{t("shelves.days")}</Th><Th end>{t("shelves.sold")}</Th><Th end>{t("shelves.missed")}</Th></>}>
            {shelves.map((shelf, index) => {
              const missed = missedSales(shelf);
              return (
                <tr key={index}>
                  <Td>{pick(shelf.name, locale)}, {pick(shelf.variantName, locale)} {shelf.emptyNow ? <Badge tone="bad">{t("shelves.now")}</Badge> : null}</Td>
                  <Td end>{t("shelves.of", { out: formatNumber(shelf.daysOut, locale), days: formatNumber(shelf.days, locale) })}</Td>
                  <Td end>{formatVnd(shelf.soldVnd, locale)}</Td>
                  <Td end>{missed === null ? <span className="text-soft">{t("shelves.unknown")}</span> : formatVnd(missed, locale)}</Td>
                </tr>
              );
            })}
            <tr className="font-semibold"><Td colSpan={3}>{t("shelves.sum")}</Td><Td end>{formatVnd(sum, locale)}</Td></tr>
          </Table>
          <p className="no-print mt-3"><a className="link" href={to("/nguoi-ban/kho")}>{t("shelves.stock")}</a></p>
        </>
      )}
    </section>
  );
}
