import { missedSales, type Sales } from "~/domain/orders/sales";
import { pick, type Locale } from "~/lib/localized-text";
import type { Messages } from "~/platform/i18n/translator";
import type { SalesDictionary } from "~/platform/i18n/messages/sales";
import type { Table } from "~/platform/spreadsheet/table";

type Column = "kind" | "name" | "parcels" | "pieces" | "goods" | "days";

/** All figures of the page as one sheet, a section below the other. */
export function salesTable(sales: Sales, t: Messages<SalesDictionary>, locale: Locale): Table<Column> {
  const row = (kind: string, name: string, rest: Partial<Record<Column, number | bigint | null>>) => ({ kind, name, parcels: null, pieces: null, goods: null, days: null, ...rest });
  return {
    title: t.title,
    columns: [
      { key: "kind", title: t.kind, kind: "text" }, { key: "name", title: t["shelves.item"], kind: "text" }, { key: "parcels", title: t.parcels, kind: "number" },
      { key: "pieces", title: t.pieces, kind: "number" }, { key: "goods", title: t.total, kind: "money" }, { key: "days", title: t["shelves.days"], kind: "figure" },
    ],
    rows: [
      ...sales.weeks.map(({ week, parcels, goods }) => row(t.byWeek, week, { parcels, goods })),
      ...sales.products.map(({ name, pieces, parcels, goods }) => row(t.byProduct, pick(name, locale), { parcels, pieces, goods })),
      ...sales.places.map(({ province, parcels, goods }) => row(t.byPlace, province ?? t["place.pickup"], { parcels, goods })),
      ...sales.channels.map(({ locale: page, method, parcels, goods }) => row(t.byChannel, channelName({ locale: page, method }, t), { parcels, goods })),
      ...sales.shelves.map((shelf) => row(t["shelves.missed"], `${pick(shelf.name, locale)}, ${pick(shelf.variantName, locale)}`, { pieces: shelf.soldUnits, goods: missedSales(shelf), days: shelf.daysOut })),
    ],
  };
}

/** `Trang tiếng Việt, giao tận nơi`. */
export function channelName({ locale, method }: Pick<Sales["channels"][number], "locale" | "method">, t: Messages<SalesDictionary>): string {
  const page = (["vi", "en", "zh"] as const).find((one) => one === locale) ?? "vi";
  return `${t[`channel.${page}`]}, ${t[`channel.${method}`]}`;
}
