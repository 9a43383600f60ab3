import type { ProductVariant } from "~/domain/catalog/product-queries.server";
import { isOnSale } from "~/domain/catalog/sale-days";
import { saleNote } from "~/domain/catalog/sale-note";
import { OFFER_HOURS } from "~/domain/harvests/harvest";
import type { LocalDate } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { SALE_TEXTS } from "~/platform/i18n/messages/sale";
import { WAITING_TEXTS } from "~/platform/i18n/messages/waiting";
import { makeTranslate } from "~/platform/i18n/translator";

/** The waiting list's form, its words included: only products that have one carry them. */
export type WaitingForm = { title: string; lead: string; free: string; quantity: string; name: string; email: string; submit: string };

/** What a variant's page says about the way it is sold: sentences of the server, so that pages of the shelf carry none. */
export type Ahead = {
  note: string | null;
  /** How much is left, where that is not a count of the shelf. */
  left: string | null;
  /** Why it cannot be bought now, when it is not simply sold out. */
  closed: string | null;
  waiting: WaitingForm | null;
};

/** How a variant is sold on a day, and whether there is a list to wait in. */
export function aheadOf({ sale, harvest, stock, days, breaks }: ProductVariant, locale: Locale, today: LocalDate): Ahead {
  const t = makeTranslate(SALE_TEXTS[locale], locale);
  if (!isOnSale(days, today)) {
    const begins = days.from !== null && days.from > today ? formatDate(days.from, locale) : null;
    return { note: null, left: "", closed: begins === null ? t("sale.seasonOver") : t("sale.notYet", { day: begins }), waiting: null };
  }
  const until = days.until === null ? null : t("sale.until", { day: formatDate(days.until, locale) });
  const cheaper = breaks.length === 0 ? null : t("sale.breaks", { steps: breaks.map((one) => t("sale.break", { count: formatNumber(one.minQuantity, locale), price: formatVnd(one.priceVnd, locale) })).join("; ") });
  const note = [saleNote(sale, t), until, cheaper].filter(Boolean).join(" · ") || null;
  if (sale.mode === "made_to_order") return { note, left: "", closed: t("sale.weekFull"), waiting: null };
  if (sale.mode !== "preorder") return { note, left: null, closed: null, waiting: null };
  if (!harvest) return { note, left: "", closed: t("sale.preorderSoon"), waiting: null };
  const open = harvest.sold + harvest.offered + harvest.waiting < harvest.high;
  return {
    note,
    left: t("sale.firmLeft", { count: formatNumber(stock, locale) }),
    closed: t(open ? "sale.waitingOnly" : "sale.allTaken"),
    waiting: open ? waitingForm(harvest, locale) : null,
  };
}

function waitingForm({ low, likely, high }: { low: number; likely: number; high: number }, locale: Locale): WaitingForm {
  const t = makeTranslate(WAITING_TEXTS[locale], locale);
  const number = (value: number) => formatNumber(value, locale);
  return {
    title: t("place.title"), lead: t("place.lead", { low: number(low), likely: number(likely), high: number(high) }), free: t("place.free", { hours: OFFER_HOURS }),
    quantity: t("place.quantity"), name: t("place.name"), email: t("place.email"), submit: t("place.submit"),
  };
}
