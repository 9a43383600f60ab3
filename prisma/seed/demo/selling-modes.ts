import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct, DemoVariant } from "../../data/products/load";
import { idOf } from "../random";
import type { Row } from "../session";

/** The columns of a variant that say how it is sold. */
export function saleColumns({ sale }: DemoVariant): Row {
  return {
    sale_mode: sale?.mode ?? "stock",
    lead_days: sale?.mode === "made_to_order" ? sale.leadDays : null,
    weekly_capacity: sale?.mode === "made_to_order" ? (sale.weeklyCapacity ?? null) : null,
    weight_margin_bp: sale?.mode === "by_weight" ? sale.marginBp : null,
  };
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
