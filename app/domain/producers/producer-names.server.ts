import { pick, type Locale, type LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** Names by id of producers, for lists that hold their ids. Unknown ids are left out. */
export async function namesOfProducers(ids: readonly string[], locale: Locale): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db().producer.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, pick(name as LocalizedText, locale)]));
}

/** All producers by their Vietnamese name, for a choice among them. */
export async function allProducerNames(): Promise<{ id: string; name: LocalizedText }[]> {
  return db().$queryRaw<{ id: string; name: LocalizedText }[]>`SELECT id, name FROM producer ORDER BY name ->> 'vi' COLLATE "vi-x-icu", id`;
}
