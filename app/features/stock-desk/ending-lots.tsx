import type { EndingLot } from "~/domain/traceability/shelf-lots.server";
import { pick } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { SHELF_TEXTS } from "~/platform/i18n/messages/shelf";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { EndBadge } from "./shelf-page";

/** The lots that end soon or have ended, each the way to its shelf; nothing when there is none. At most `most` are named. */
export function EndingLots({ lots, most }: { lots: EndingLot[]; most: number }) {
  const t = useTexts(SHELF_TEXTS);
  const to = useLocalePath();
  if (lots.length === 0) return null;
  return (
    <section className="panel border-l-4 border-l-gold p-4" aria-labelledby="sap-het-han">
      <h2 id="sap-het-han" className="text-lg">{t("ending")}</h2>
      <ul>
        {lots.slice(0, most).map((lot) => (
          <li key={lot.id} className="flex flex-wrap items-center justify-between gap-x-3">
            <a className="link inline-flex min-h-11 min-w-0 items-center" href={to(`/nguoi-ban/kho/lo/${lot.variantId}`)}>{t("ending.lot", { product: pick(lot.product, t.locale), code: lot.code, count: formatNumber(lot.remaining, t.locale), unit: lot.unit })}</a>
            <EndBadge lot={lot} />
          </li>
        ))}
      </ul>
      {lots.length > most ? <p><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/kho")}>{t("more", { count: lots.length - most })}</a></p> : null}
    </section>
  );
}
