import type { DemoProduct } from "../../data/products/load";
import { idOf } from "../random";
import type { Row } from "../session";

const DAY = 86_400_000;

/** One lot of the demo was called back, so that what that looks like can be seen. Marks its row as recalled. */
export function recallRows(products: readonly DemoProduct[], lots: readonly Row[], userId: string): { recalls: Row[]; lots: Row[] } {
  const sauces = new Set(products.filter(({ scene, key }) => scene === "chili-sauce" && !key.startsWith("grown-")).map(({ key }) => idOf(`product:${key}`)));
  const lot = lots.find((row) => row["status"] === "sold_out" && row["stock_unit_id"] !== null && sauces.has(String(row["product_id"])));
  if (!lot) return { recalls: [], lots: [] };
  const at = new Date(new Date(String(lot["created_at"])).getTime() + DAY).toISOString();
  Object.assign(lot, { status: "recalled", recalled_at: at });
  const recallId = idOf(`recall:${String(lot["id"])}`);
  return {
    recalls: [{
      id: recallId, lot_id: lot["id"], drill: false, reason: "Nắp một số chai không kín, có thể hỏng trước hạn.", at, user_id: userId,
      orders: 0, buyers: 0, reachable: 0, units: 0, took_ms: 4,
    }],
    lots: [{ recall_id: recallId, lot_id: lot["id"], remaining: 0 }],
  };
}
