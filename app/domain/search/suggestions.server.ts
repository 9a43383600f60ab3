import type { Db } from "~/platform/db/client.server";
import type { LocalizedText } from "~/lib/localized-text";
import { inAll } from "./document";
import { indexWords, phraseOf } from "./query-words";
import type { Vocabulary } from "./vocabulary.server";

type Entry = { kind: "producer" | "commune" | "query"; key: string; label: LocalizedText; names: string[]; weight: number };

/** Names of one another of fewer products are chance, not a way people search. */
const LEAST_PRODUCTS = 2;

/**
 * Writes what search-as-you-type offers beside products. `null` for communes and producers: all of them, and those that
 * have no product any more are taken out. Queries are rewritten when the vocabulary is that of the whole catalogue.
 */
export async function writeSuggestions(tx: Db, of: { communes: string[] | null; producers: string[] | null; vocabulary: Vocabulary | null }): Promise<void> {
  const producers = await tx.$queryRaw<{ key: string; label: LocalizedText; legal: string; weight: number }[]>`
    SELECT d.producer_slug AS key, (array_agg(d.producer_name))[1] AS label, min(m.legal_name) AS legal, count(*)::int AS weight
    FROM search_document AS d JOIN producer AS m ON m.id = d.producer_id
    WHERE ${of.producers === null} OR d.producer_slug = ANY (${of.producers ?? []}) GROUP BY d.producer_slug`;
  const communes = await tx.$queryRaw<{ key: string; name: string; former: string[]; weight: number }[]>`
    SELECT d.commune_code AS key, min(d.commune_name) AS name, count(*)::int AS weight,
           ARRAY(SELECT DISTINCT part FROM former_unit AS f, unnest(ARRAY[f.name, f.district_name]) AS part WHERE f.commune_code = d.commune_code) AS former
    FROM search_document AS d WHERE ${of.communes === null} OR d.commune_code = ANY (${of.communes ?? []}) GROUP BY d.commune_code`;
  const entries: Entry[] = [
    ...producers.map(({ key, label, legal, weight }): Entry => ({ kind: "producer", key, label, names: [...inAll(label), legal], weight })),
    ...communes.map(({ key, name, former, weight }): Entry => ({ kind: "commune", key, label: { vi: name }, names: [name, ...former], weight })),
    ...[...(of.vocabulary?.phrases ?? [])].filter(([, phrase]) => phrase.count >= LEAST_PRODUCTS)
      .map(([key, phrase]): Entry => ({ kind: "query", key, label: { vi: phrase.text }, names: [phrase.text], weight: phrase.count })),
  ];
  const rows = entries.map(({ kind, key, label, names, weight }) => ({
    kind, key, label, weight, folded: `|${names.map(phraseOf).join("|")}|`,
    lexemes: [...new Set(names.flatMap(indexWords).map((word) => word.folded))],
  })).filter((row) => row.lexemes.length > 0);
  if (of.vocabulary !== null) {
    await tx.$executeRaw`DELETE FROM search_suggestion AS s WHERE NOT EXISTS (
      SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ kind, key }) => ({ kind, key })))}::jsonb) AS r (kind suggestion_kind, key text)
      WHERE r.kind = s.kind AND r.key = s.key)`;
  }
  await tx.$executeRaw`
    INSERT INTO search_suggestion (kind, key, label, folded, lexemes, weight)
    SELECT kind, key, label, folded, array_to_tsvector(lexemes), weight
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (kind suggestion_kind, key text, label jsonb, folded text, lexemes text[], weight int)
    ON CONFLICT (kind, key) DO UPDATE SET label = excluded.label, folded = excluded.folded, lexemes = excluded.lexemes, weight = excluded.weight`;
}
