import { db } from "~/platform/db/client.server";
import { STRONG_ALCOHOL_BP } from "./listing";

/** Those of these listings that are spirits: neither sold online (unless the shop may) nor recommended. */
export async function strongAlcoholAmong(slugs: readonly string[]): Promise<ReadonlySet<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await db().product.findMany({ where: { slug: { in: [...slugs] }, abvBp: { gte: STRONG_ALCOHOL_BP } }, select: { slug: true } });
  return new Set(rows.map(({ slug }) => slug));
}
