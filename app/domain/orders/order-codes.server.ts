import { db } from "~/platform/db/client.server";

/** Codes by id of orders, for lists that hold their ids. Unknown ids are left out. */
export async function codesOfOrders(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db().order.findMany({ where: { id: { in: [...ids] } }, select: { id: true, code: true } });
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Ids of orders whose code holds `text`, in capitals or not; at most 200. */
export async function findOrderIds(text: string): Promise<string[]> {
  const rows = await db().order.findMany({ where: { code: { contains: text.toUpperCase() } }, select: { id: true }, take: 200 });
  return rows.map(({ id }) => id);
}

/** The id of the order with exactly this code; null when there is none. */
export async function findOrderIdByCode(code: string): Promise<string | null> {
  return (await db().order.findUnique({ where: { code }, select: { id: true } }))?.id ?? null;
}
