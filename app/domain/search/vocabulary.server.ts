import type { Db } from "~/platform/db/client.server";
import type { DocumentSource, DocumentWords } from "./document";
import { neighboursOf, phraseOf } from "./query-words";
import { SYNONYM_TERMS } from "./synonyms";

type Count = { titles: number; documents: number };

/** The words and the often used beginnings of names of a set of documents, counted. */
export class Vocabulary {
  readonly words = new Map<string, Count>();
  /** By language and words: how it is written, and in how many products */
  readonly phrases = new Map<string, { text: string; count: number }>();

  add(words: DocumentWords, source: DocumentSource): void {
    for (const word of words.vocabulary.all) this.count(word).documents += 1;
    for (const word of words.vocabulary.title) this.count(word).titles += 1;
    const title = new Set(words.vocabulary.title);
    for (const term of SYNONYM_TERMS) {
      if (term.words.every((word) => title.has(word))) this.phrase(term.locale, term.text);
    }
    for (const locale of ["vi", "en"] as const) {
      const name = source.names[locale];
      const parts = name?.toLowerCase().split(/\s+/u) ?? [];
      for (const length of [2, 3]) if (parts.length > length) this.phrase(locale, parts.slice(0, length).join(" "));
    }
  }

  private count(word: string): Count {
    const count = this.words.get(word) ?? { titles: 0, documents: 0 };
    this.words.set(word, count);
    return count;
  }

  private phrase(locale: string, text: string): void {
    const key = `${locale}:${phraseOf(text)}`;
    const entry = this.phrases.get(key) ?? { text, count: 0 };
    entry.count += 1;
    this.phrases.set(key, entry);
  }
}

/**
 * Writes words and what they are next to. With `replace` the counts are those of the whole catalogue, and words that it no
 * longer has go; otherwise new words are added and known ones kept: a word too many only costs a look-up.
 */
export async function writeVocabulary(tx: Db, vocabulary: Vocabulary, options: { replace: boolean }): Promise<void> {
  const rows = [...vocabulary.words].filter(([word]) => word.length <= 40).map(([word, count]) => ({
    word, titles: count.titles, documents: count.documents,
    neighbours: /^[a-z]{3,20}$/.test(word) ? neighboursOf(word) : null,
  }));
  const words = rows.map((row) => row.word);
  if (options.replace) await tx.$executeRaw`DELETE FROM search_word WHERE NOT word = ANY (${words})`;
  for (let start = 0; start < rows.length; start += 2_000) {
    const part = JSON.stringify(rows.slice(start, start + 2_000));
    if (options.replace) {
      await tx.$executeRaw`
        INSERT INTO search_word (word, titles, documents, neighbours)
        SELECT word, titles, documents, neighbours FROM jsonb_to_recordset(${part}::jsonb) AS r (word text, titles int, documents int, neighbours text[])
        ON CONFLICT (word) DO UPDATE SET titles = excluded.titles, documents = excluded.documents
        WHERE (search_word.titles, search_word.documents) <> (excluded.titles, excluded.documents)`;
    } else {
      await tx.$executeRaw`
        INSERT INTO search_word AS known (word, titles, documents, neighbours)
        SELECT word, titles, documents, neighbours FROM jsonb_to_recordset(${part}::jsonb) AS r (word text, titles int, documents int, neighbours text[])
        ON CONFLICT (word) DO UPDATE SET titles = excluded.titles WHERE known.titles = 0 AND excluded.titles > 0`;
    }
  }
}
