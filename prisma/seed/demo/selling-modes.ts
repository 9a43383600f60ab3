import { addDays, fromDateColumn, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct, DemoVariant } from "../../data/products/load";
import { idOf } from "../random";
import type { Row } from "../session";

/** The columns of a variant that say how it is sold, and when: fruit that cannot be kept, in its season alone. */
export function saleColumns({ sale }: DemoVariant, { inSeasonOnly, seasonMonths }: Pick<DemoProduct, "inSeasonOnly" | "seasonMonths">, today: LocalDate): Row {
  const days = inSeasonOnly ? nextSeason(seasonMonths ?? [], today) : null;
  return {
    sale_from: days?.from ?? null,
    sale_until: days?.until ?? null,
    sale_mode: sale?.mode ?? "stock",
    lead_days: sale?.mode === "made_to_order" ? sale.leadDays : null,
    weekly_capacity: sale?.mode === "made_to_order" ? (sale.weeklyCapacity ?? null) : null,
    weight_margin_bp: sale?.mode === "by_weight" ? sale.marginBp : null,
  };
}

/** The season that runs, or else the next one: from the first day of its first month to the last of its last. Seasons do not cross the new year. */
function nextSeason(months: readonly number[], today: LocalDate): { from: LocalDate; until: LocalDate } {
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const year = Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) > last ? 1 : 0);
  const from = fromDateColumn(new Date(Date.UTC(year, first - 1, 1)));
  return { from, until: fromDateColumn(new Date(Date.UTC(year, last, 0))) };
}

/** An open harvest with one forecast for each variant sold ahead of it. */
export function harvestRows(products: readonly DemoProduct[], today: LocalDate, userId: string): { harvests: Row[]; forecasts: Row[] } {
  const at = new Date(startOfDay(addDays(today, -3)).getTime() + 9 * 3_600_000).toISOString();
  const ahead = products.flatMap(({ variants }) => variants.flatMap(({ sku, sale }) => (sale?.mode === "preorder" ? [{ sku, forecast: sale.forecast }] : [])));
  return {
    harvests: ahead.map(({ sku }) => ({ id: idOf(`harvest:${sku}`), variant_id: idOf(`variant:${sku}`), opened_at: at })),
    forecasts: ahead.map(({ sku, forecast: { low, likely, high, fromDays, toDays } }) => ({
      id: idOf(`forecast:${sku}`), harvest_id: idOf(`harvest:${sku}`), low, likely, high, from_day: addDays(today, fromDays), to_day: addDays(today, toDays), given_by: userId, given_at: at,
    })),
  };
}
