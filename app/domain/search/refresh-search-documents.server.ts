import type { PrismaClient } from "~/platform/db/generated/client";
import type { Db } from "~/platform/db/client.server";
import { marksAt, maskOf, textsOf, wordsOf, type DocumentSource, type DocumentWords } from "./document";
import { publishedProductIds, readDocumentSources } from "./document-sources.server";
import { writeSuggestions } from "./suggestions.server";
import { Vocabulary, writeVocabulary } from "./vocabulary.server";

const BATCH = 250;
/** Any number that no other advisory lock of the shop uses: one writer of the index at a time. */
const INDEX_LOCK = 720_235;

type Refreshed = {
  /** Now in the index */
  indexed: number;
  /** Taken out: unpublished, deleted, nothing on sale */
  removed: number;
};

/**
 * Makes the rows of these products anew from the catalogue, and takes out those no longer published; "all" goes over the
 * whole catalogue in batches, each a transaction of its own, and then removes what is left over and rebuilds the words
 * and suggestions. At every moment in between the index answers. Safe to run twice, at once, and in any order: a batch
 * reads only after it holds the lock, so the last writer has read the latest.
 */
export async function refreshSearchDocuments(db: Db | PrismaClient, productIds: readonly string[] | "all", at: Date = new Date()): Promise<Refreshed> {
  const ids = productIds === "all" ? await publishedProductIds(db) : [...new Set(productIds)];
  const vocabulary = new Vocabulary();
  const done: Refreshed = { indexed: 0, removed: 0 };
  for (let start = 0; start < ids.length; start += BATCH) {
    const part = await inTransaction(db, (tx) => refreshBatch(tx, ids.slice(start, start + BATCH), at, vocabulary, productIds !== "all"));
    done.indexed += part.indexed;
    done.removed += part.removed;
  }
  if (productIds === "all") {
    await inTransaction(db, async (tx) => {
      await lock(tx);
      done.removed += await tx.$executeRaw`
        DELETE FROM search_document AS d WHERE NOT EXISTS (SELECT 1 FROM product AS p JOIN variant AS v ON v.product_id = p.id AND v.active
          WHERE p.id = d.product_id AND p.state = 'published')`;
      await writeVocabulary(tx, vocabulary, { replace: true });
      await writeSuggestions(tx, { communes: null, producers: null, vocabulary });
    });
    // Counting reads the index alone, which it can only of rows that a vacuum has seen; none runs inside a transaction.
    if (canBegin(db)) await db.$executeRaw`VACUUM (ANALYZE) search_document, search_word, search_suggestion`;
  }
  return done;
}

/**
 * Makes anew what a date has changed without anybody writing: quality certificates and protected names that began or
 * ended, and certificates whose window has passed. To be run shortly after local midnight. Stars need no such run to
 * vanish: every search compares their window with its moment.
 * @returns the products made anew
 */
export async function refreshExpired(db: Db | PrismaClient, at: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT product_id::text AS id FROM search_document WHERE refresh_on <= ${at}::timestamptz`;
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await refreshSearchDocuments(db, ids, at);
  return ids;
}

async function refreshBatch(tx: Db, ids: string[], at: Date, vocabulary: Vocabulary, alone: boolean): Promise<Refreshed> {
  await lock(tx);
  const sources = await readDocumentSources(tx, ids, at);
  const words = sources.map((source) => ({ source, words: wordsOf(textsOf(source, marksAt(source.marks, at).held)) }));
  for (const one of words) vocabulary.add(one.words, one.source);
  if (words.length > 0) await writeRows(tx, words.map((one) => rowOf(one.source, one.words, at)));
  const removed = await tx.$executeRaw`
    DELETE FROM search_document WHERE product_id = ANY (${ids}::uuid[]) AND NOT product_id = ANY (${sources.map((source) => source.productId)}::uuid[])`;
  if (alone) {
    await writeVocabulary(tx, vocabulary, { replace: false });
    await writeSuggestions(tx, {
      communes: sources.map((source) => source.communeCode), producers: sources.map((source) => source.producerSlug), vocabulary: null,
    });
  }
  return { indexed: sources.length, removed };
}

/** A row as `jsonb_to_recordset` reads it back: column names are the database's. */
function rowOf(source: DocumentSource, words: DocumentWords, at: Date): Record<string, unknown> {
  const first = source.variants[0];
  const marks = marksAt(source.marks, at);
  const changes = [marks.changesOn?.toISOString(), source.star?.until].filter((one): one is string => typeof one === "string");
  return {
    product_id: source.productId, slug: source.slug, sku: first?.sku, names: source.names, unit: first?.unit, price_vnd: first?.priceVnd,
    in_stock: source.variants.some((variant) => variant.inStock), sector: source.sector, set_no: source.setNo,
    commune_code: source.communeCode, commune_name: source.communeName,
    producer_id: source.producerId, producer_slug: source.producerSlug, producer_name: source.producerName,
    certifications: marks.held, certification_mask: maskOf(marks.held), season_months: source.seasonMonths,
    stars: source.star?.stars ?? null, stars_from: source.star?.from ?? null, stars_until: source.star?.until ?? null,
    sold_count: source.soldCount, published_at: source.publishedAt,
    picture_key: source.picture?.key ?? null, picture_tone: source.picture?.tone ?? null, picture_avif: source.picture?.avif ?? false,
    names_folded: words.namesFolded, lexemes: words.lexemes, title_lexemes: words.titleLexemes,
    refresh_on: changes.map((one) => new Date(one).getTime()).sort((a, b) => a - b).map((time) => new Date(time).toISOString())[0] ?? null,
    indexed_at: at.toISOString(),
  };
}

async function writeRows(tx: Db, rows: Record<string, unknown>[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO search_document (product_id, slug, sku, names, unit, price_vnd, in_stock, sector, set_no, commune_code, commune_name,
      producer_id, producer_slug, producer_name, certifications, certification_mask, season_months, stars, stars_from, stars_until,
      sold_count, published_at, picture_key, picture_tone, picture_avif, names_folded, lexemes, title_lexemes, refresh_on, indexed_at)
    SELECT product_id, slug, sku, names, unit, price_vnd, in_stock, sector, set_no, commune_code, commune_name,
      producer_id, producer_slug, producer_name, certifications, certification_mask, season_months, stars, stars_from, stars_until,
      sold_count, published_at, picture_key, picture_tone, picture_avif, names_folded,
      array_to_tsvector(lexemes), array_to_tsvector(title_lexemes), refresh_on, indexed_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (product_id uuid, slug text, sku text, names jsonb, unit jsonb, price_vnd bigint,
      in_stock boolean, sector sector, set_no int, commune_code text, commune_name text, producer_id uuid, producer_slug text, producer_name jsonb,
      certifications text[], certification_mask int, season_months int[], stars int, stars_from timestamptz, stars_until timestamptz,
      sold_count int, published_at timestamptz, picture_key text, picture_tone text, picture_avif boolean, names_folded text,
      lexemes text[], title_lexemes text[], refresh_on timestamptz, indexed_at timestamptz)
    ON CONFLICT (product_id) DO UPDATE SET slug = excluded.slug, sku = excluded.sku, names = excluded.names, unit = excluded.unit,
      price_vnd = excluded.price_vnd, in_stock = excluded.in_stock, sector = excluded.sector, set_no = excluded.set_no,
      commune_code = excluded.commune_code, commune_name = excluded.commune_name, producer_id = excluded.producer_id,
      producer_slug = excluded.producer_slug, producer_name = excluded.producer_name, certifications = excluded.certifications,
      certification_mask = excluded.certification_mask, season_months = excluded.season_months, stars = excluded.stars,
      stars_from = excluded.stars_from, stars_until = excluded.stars_until, sold_count = excluded.sold_count,
      published_at = excluded.published_at, picture_key = excluded.picture_key, picture_tone = excluded.picture_tone,
      picture_avif = excluded.picture_avif, names_folded = excluded.names_folded, lexemes = excluded.lexemes,
      title_lexemes = excluded.title_lexemes, refresh_on = excluded.refresh_on, indexed_at = excluded.indexed_at`;
}

async function lock(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${INDEX_LOCK})`;
}

/** In a transaction of its own, or in the one that was handed in. */
function inTransaction<Value>(db: Db | PrismaClient, work: (tx: Db) => Promise<Value>): Promise<Value> {
  return canBegin(db) ? db.$transaction((tx) => work(tx), { timeout: 20_000, maxWait: 5_000 }) : work(db);
}

function canBegin(db: Db | PrismaClient): db is PrismaClient {
  return "$transaction" in db && typeof db.$transaction === "function";
}
