import type { PickingLine } from "~/domain/orders/parcel-queries.server";
import { pick } from "~/lib/localized-text";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";

/** What to fetch from the shelves, each article once; made to be printed and ticked off. */
export function PickingPage({ lines }: { lines: PickingLine[] }) {
  const t = useTexts(PARCEL_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/don-hang");
  const parcels = new Set(lines.flatMap((line) => line.parcels.map(({ id }) => id)));
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4">
      <div>
        <a className="link no-print" href={`${path}?tab=packing`}>{t("back")}</a>
        <h1 className="mt-1 text-2xl">{t("picking")}</h1>
        <p className="text-soft">{parcels.size === 0 ? t("pickingNone") : t("pickingLead", { count: parcels.size })}</p>
      </div>
      {lines.length === 0 ? null : (
        <>
          <div className="panel">
            <Table label={t("picking")} head={<><Th end>{t("quantity")}</Th><Th>{t("item")}</Th></>}>
              {lines.map((line) => (
                <tr key={line.sku}>
                  <Td end><b className="num text-xl">{line.quantity}</b></Td>
                  <Td><b>{pick(line.name, locale)}</b>, {pick(line.variantName, locale)} <span className="code block text-sm text-soft">{line.sku}</span>
                    <ul className="mt-1 flex flex-wrap gap-x-4" aria-label={t("parcels")}>
                      {line.parcels.map(({ id, code, quantity, ageCheck }) => (
                        <li key={id} className="whitespace-nowrap"><b className="num">{quantity} ×</b> <a className="link code" href={`${path}/${id}`}>{code}</a>{ageCheck ? <span className="ml-1 font-semibold">{t("ageCheck")}</span> : null}</li>
                      ))}
                    </ul>
                  </Td>
                </tr>
              ))}
            </Table>
          </div>
          <p className="no-print"><Button variant="secondary" icon="print" onClick={() => window.print()}>{t("print")}</Button></p>
        </>
      )}
    </div>
  );
}
