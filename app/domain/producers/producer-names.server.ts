import { pick, type Locale, type LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** Names by id of producers, for lists that hold their ids. Unknown ids are left out. */
export async function namesOfProducers(ids: readonly string[], locale: Locale): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db().producer.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, pick(name as LocalizedText, locale)]));
}
