import { formatVnd } from "~/platform/i18n/format";
import { useT } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import { Table, Td, Th } from "~/ui/kit/table";
import type { ProductPageData } from "./product.server";

/** Where it goes, how long it takes and what that costs, before anybody is asked for an address. */
export function DeliveryTable({ rows, unit }: { rows: ProductPageData["delivery"]; unit: string }) {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <details className="panel">
      <summary className="flex items-center gap-3 px-4 py-3 font-semibold">
        <Icon name="truck" className="text-leaf" />
        <span className="flex-1">{t("product.delivery")}</span>
        <Icon name="chevron-down" />
      </summary>
      <div className="px-4 pb-4">
        <p className="mb-2 text-[0.9375rem] text-soft">{t("product.deliveryLead", { unit })}</p>
        <Table
          label={t("product.delivery")}
          head={
            <>
              <Th>{t("product.province")}</Th>
              <Th end>{t("product.days")}</Th>
              <Th end>{t("product.fee")}</Th>
            </>
          }
        >
          {rows.map((row) => (
            <tr key={row.provinces[0]}>
              <Td>{row.provinces.join(", ")}</Td>
              <Td end>
                <span className="whitespace-nowrap">{t("product.daysValue", { from: row.minDays, to: row.maxDays })}</span>
              </Td>
              <Td end>
                <span className="whitespace-nowrap">{formatVnd(row.feeVnd, t.locale)}</span>
              </Td>
            </tr>
          ))}
        </Table>
      </div>
    </details>
  );
}
