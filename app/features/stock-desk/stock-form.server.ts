import { changeStock, type StockChange } from "~/domain/inventory/change-stock.server";
import { isId } from "~/lib/id";
import { readWhole } from "~/lib/vietnamese-number";

export type StockAnswer = { saved: number; stale: string[]; invalid: string[]; values: Record<string, string> };

/**
 * Saves the table as it was typed: `price.{id}` and `stock.{id}`, with what was seen in `seen` (`id:price:stock` by commas).
 * Rows with something that is no number are left alone and named in `invalid`. What a device kept brings the id it had there.
 */
export async function saveStockForm({ producerId, form, mayPrice, userId, at, entryId }: { producerId: string; form: Map<string, string>; mayPrice: boolean; userId: string; at: Date; entryId?: string | undefined }): Promise<StockAnswer> {
  const invalid: string[] = [];
  const changes: StockChange[] = [];
  for (const part of (form.get("seen") ?? "").split(",").slice(0, 100)) {
    const [id = "", price = "", stock = ""] = part.split(":");
    if (!isId(id) || !/^\d{1,13}$/.test(price) || !/^\d{1,9}$/.test(stock)) continue;
    const typed = (field: "price" | "stock", seen: string, least: number, most: number) => {
      const text = form.get(`${field}.${id}`);
      if (text === undefined) return null;
      const wanted = readWhole(text);
      if (wanted === null || wanted < least || wanted > most) invalid.push(`${field}.${id}`);
      return wanted === null || wanted < least || wanted > most || wanted === Number(seen) ? null : { seen: Number(seen), wanted };
    };
    changes.push({ variantId: id, price: mayPrice ? typed("price", price, 1, 1_000_000_000) : null, stock: typed("stock", stock, 0, 1_000_000) });
  }
  const { saved, stale } = await changeStock({ producerId, changes, note: form.get("note") ?? "", userId, at, entryId });
  return { saved, stale, invalid, values: invalid.length + stale.length > 0 ? Object.fromEntries(form) : {} };
}
