import type pg from "pg";
import { addDays, localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";
import { openStorage } from "~/platform/storage/storage.server";
import { loadProducers, type DemoProducer } from "../../data/producers/load";
import { loadProducts, type DemoProduct } from "../../data/products/load";
import { readOwnPlaces } from "../places";
import { idOf } from "../random";
import { writeDemoPickupPoints } from "../reference";
import { insertRows, inTransaction, withConnection } from "../session";
import { auditRows } from "./audit";
import { catalogueRows } from "./catalogue";
import { certificateRows } from "./certificates";
import { writeEvaluation } from "./evaluation";
import { grow } from "./grow";
import { writeJoining } from "./joining";
import { writeLicences, writeOwnPapers } from "./licences";
import { writeLotFiles } from "./lot-files";
import { lotRows } from "./lots";
import { writeOrderHistory } from "./orders";
import { payoutAccountRows } from "./payouts";
import { adminId, producerRows, producerUserId, userRows } from "./people";
import { writePapers } from "./papers";
import { pictureRows } from "./pictures";
import { writeFairResults, writeProgramme } from "./programme";
import { recallRows } from "./recalls";
import { qualityRows } from "./quality";
import { registerRows } from "./register";
import { harvestRows } from "./selling-modes";
import { writeReviews } from "./reviews";

export interface DemoOptions {
  /** How many products there shall be in all; the catalogue's own when absent or smaller. */
  products?: number;
  /** The day everything is dated from; now when absent. */
  today?: Date;
  /** Where pictures are stored, as in `STORAGE_URL`, which is the default; "none" leaves them out. */
  storageUrl?: string;
}

export interface DemoResult {
  /** How many were added; 0 when all were there. */
  products: number;
  producers: number;
}

/** What the database holds already, so that growing adds and never repeats. */
interface Present {
  products: Set<string>;
  producers: Set<string>;
  slugs: Set<string>;
  producerSlugs: Set<string>;
  gtins: Set<string>;
  certificateNumbers: Set<string>;
  /** Whether the programme's own records are there. */
  programme: boolean;
}

/**
 * Adds the demo data that is missing, in one transaction: on a database with it already, nothing, or the further
 * products up to `products`. The same day gives the same rows. The reference data must be there.
 */
export async function loadDemo(url: string, options: DemoOptions & { storageUrl: string }): Promise<DemoResult> {
  const today = localDateAt(options.today ?? new Date());
  const base = loadProducts();
  const baseProducers = loadProducers();
  const grown = grow(base, Math.max(0, (options.products ?? 0) - base.length));
  const producers = [...baseProducers, ...grown.producers];
  return withConnection(url, async (client) => {
    const present = await readPresent(client);
    if (!present.programme) await inTransaction(client, () => writeProgramme(client, today));
    const newProducts = [...base, ...grown.products].filter((product) => !present.products.has(idOf(`product:${product.key}`)));
    const newProducers = producers.filter((producer) => !present.producers.has(idOf(`producer:${producer.key}`)));
    // Of a demo that is older than the licences.
    await writeLicences(client, base.filter((product) => present.producers.has(idOf(`producer:${product.producer}`))), today);
    if (newProducts.length === 0 && newProducers.length === 0) return { products: 0, producers: 0 };
    const pictures = options.storageUrl === "none" ? [] : await pictureRows(newProducts, newProducers, openStorage(options.storageUrl));
    await inTransaction(client, async () => {
      // Triggers would tell of every row; one message for each listing does.
      await client.query("SET LOCAL app.bulk_load = 'on'");
      await writePeople(client, newProducers, today, present);
      await writeProducts(client, newProducts, producers, today, present);
      if (options.storageUrl !== "none") await writeLotFiles(client, newProducts, openStorage(options.storageUrl));
      const first = newProducers.find((producer) => producer.kind === "cooperative");
      if (first && present.products.size === 0) {
        await writeEvaluation(client, today, options.storageUrl, idOf(`producer:${first.key}`));
        await writePapers(client, today);
        await writeOwnPapers(client, first.key, base, today);
        await writeJoining(client, base, today, options.storageUrl);
        await writeFairResults(client, baseProducers.map((producer) => idOf(`producer:${producer.key}`)));
        await writeOrderHistory(client, base.map((product) => idOf(`product:${product.key}`)), idOf(`producer:${first.key}`), today);
        await writeReviews(client, idOf(`producer:${first.key}`), today);
      }
      await insertRows(client, "picture", pictures);
      const keys = [...new Set(pictures.map((picture) => String(picture["key"])))];
      await insertRows(client, "outbox_message", [
        ...newProducts.map((product) => ({ topic: "search.product", payload: { productId: idOf(`product:${product.key}`) } })),
        ...keys.map((key) => ({ topic: "picture.avif", payload: { key } })),
      ]);
    });
    await client.query("ANALYZE");
    return { products: newProducts.length, producers: newProducers.length };
  });
}

async function readPresent(client: pg.Client): Promise<Present> {
  const column = async (sql: string): Promise<Set<string>> => {
    const { rows } = await client.query<{ value: string }>(sql);
    return new Set(rows.map((row) => row.value));
  };
  return {
    products: await column("SELECT id AS value FROM product"),
    producers: await column("SELECT id AS value FROM producer"),
    slugs: await column("SELECT slug AS value FROM product"),
    producerSlugs: await column("SELECT slug AS value FROM producer"),
    gtins: await column("SELECT gtin AS value FROM variant WHERE gtin IS NOT NULL"),
    certificateNumbers: await column("SELECT number AS value FROM certificate"),
    programme: (await column("SELECT id AS value FROM programme_target LIMIT 1")).size > 0,
  };
}

async function writePeople(client: pg.Client, producers: readonly DemoProducer[], today: LocalDate, present: Present): Promise<void> {
  const since = startOfDay(addDays(today, -430));
  await writeDemoPickupPoints(client);
  await insertRows(client, "app_user", await userRows(since), "(email) DO NOTHING");
  await insertRows(client, "producer", producerRows(producers, since, present.producerSlugs));
  await insertRows(client, "payout_account", payoutAccountRows(producers, since));
  const first = producers.find((producer) => producer.kind === "cooperative");
  if (first && present.producers.size === 0) {
    await insertRows(client, "producer_member", [{ producer_id: idOf(`producer:${first.key}`), user_id: producerUserId, role: "owner" }], "DO NOTHING");
  }
}

async function writeProducts(client: pg.Client, products: readonly DemoProduct[], producers: readonly DemoProducer[], today: LocalDate, present: Present): Promise<void> {
  const serials = new Map(producers.map((producer, index) => [producer.key, index]));
  const byKey = new Map(producers.map((producer) => [producer.key, producer]));
  const catalogue = catalogueRows(products, byKey, serials, today, { slugs: present.slugs, gtins: present.gtins });
  await writeLicences(client, products, today);
  await insertRows(client, "product", catalogue.products);
  await insertRows(client, "stock_unit", catalogue.stockUnits);
  await insertRows(client, "variant", catalogue.variants);
  await insertRows(client, "stock_movement", catalogue.movements);
  const harvests = harvestRows(products, today, adminId);
  await insertRows(client, "harvest", harvests.harvests);
  await insertRows(client, "harvest_forecast", harvests.forecasts);
  const certificates = certificateRows(products, today, adminId, present.certificateNumbers);
  await insertRows(client, "decision", certificates.decisions, "DO NOTHING");
  await insertRows(client, "certificate", certificates.certificates);
  await insertRows(client, "certificate_link", certificates.links);
  const [member] = producers.filter((producer) => producer.kind === "cooperative");
  const register = registerRows(products, certificates.histories, today, member?.key ?? "", { adminId, producerUserId });
  await insertRows(client, "certificate_notice", register.notices);
  await insertRows(client, "inspection", register.inspections);
  await insertRows(client, "mark_use", register.markUses);
  const slugs = new Map(catalogue.products.map((row) => [String(row["id"]), String(row["slug"])]));
  await insertRows(client, "audit_entry", auditRows(certificates, today, adminId, slugs));
  const quality = qualityRows(products, serials, today);
  await insertRows(client, "quality_certificate", quality.qualityCertificates, "DO NOTHING");
  await insertRows(client, "quality_certificate_product", quality.qualityProducts);
  await insertRows(client, "ip_right", quality.ipRights, "DO NOTHING");
  await insertRows(client, "ip_right_grant", quality.ipGrants);
  await insertRows(client, "recognition", quality.recognitions);
  const coordinates = new Map(readOwnPlaces().communes.map((commune) => [commune.code, commune]));
  const lots = lotRows(products, { today, gtins: catalogue.gtins, coordinates, serials });
  await insertRows(client, "growing_area", lots.growingAreas, "DO NOTHING");
  const recalls = recallRows(products, lots.lots, adminId);
  await insertRows(client, "lot", lots.lots);
  await insertRows(client, "lot_input", lots.inputs);
  await insertRows(client, "lot_event", lots.events);
  await insertRows(client, "test_report", lots.reports);
  await insertRows(client, "lot_withdrawal", lots.withdrawals);
  await insertRows(client, "recall", recalls.recalls);
  await insertRows(client, "recall_lot", recalls.lots);
  await client.query("SELECT seal_unsealed_lots()");
}
