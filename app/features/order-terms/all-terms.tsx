import type { OrderTerms } from "~/domain/orders/order-terms";
import { formatDate } from "~/platform/i18n/format";
import { parseLocalDate } from "~/lib/local-date";
import { TERM_TEXTS } from "~/platform/i18n/messages/terms";
import { useTexts } from "~/platform/i18n/react";

/** The terms of orders as they are today, for buyers and producers alike, from the list that the shop itself acts by. */
export function AllTerms({ terms }: { terms: OrderTerms | null }) {
  const t = useTexts(TERM_TEXTS);
  if (!terms) return null;
  const day = parseLocalDate(terms.from);
  const parts = [
    { key: "confirm", params: { remind: terms.remindConfirmHours, cancel: terms.cancelUnconfirmedHours } },
    { key: "ship", params: { days: terms.shipDays, buyer: terms.buyerCancelDays, cancel: terms.cancelUnshippedDays } },
    { key: "deliver", params: { ask: terms.askDeliveredDays, complete: terms.completeDays } },
    { key: "return", params: {} },
  ] as const;
  return (
    <section className="page max-w-3xl pb-10" aria-labelledby="thoi-han-chung">
      <h2 id="thoi-han-chung" className="text-xl">{t("title")}</h2>
      <p className="mt-1 text-soft">{t("lead", { day: day ? formatDate(day, t.locale) : terms.from })}</p>
      <dl className="mt-3 grid gap-3">
        {parts.map(({ key, params }) => (
          <div key={key}>
            <dt className="font-semibold">{t(`${key}.title`)}</dt>
            <dd>{t(`${key}.text`, params)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
