import type pg from "pg";
import { EMPTY_FACTS, type DraftPicture, type ListingFacts } from "~/domain/catalog/drafts/listing-facts";
import { FIELDS, type ApplicationFields } from "~/domain/producers/joining/application";
import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import { storeDrawing } from "~/platform/pictures/pictures.server";
import { openStorage } from "~/platform/storage/storage.server";
import { renderScene } from "../../data/illustrations/scene";
import { loadApplications, loadListingDrafts, type DemoApplication, type DemoListingDraft } from "../../data/joining/load";
import type { DemoProduct } from "../../data/products/load";
import { idOf } from "../random";
import { insertRows, type Row } from "../session";
import { DEMO_PAPER } from "./dossier-rows";
import { adminId, demoUser, producerUserId } from "./people";

/** What waits at the officers' desk of the market: people who ask to sell here, and listings to be checked. */
export async function writeJoining(client: pg.Client, products: readonly DemoProduct[], today: LocalDate, storageUrl: string): Promise<void> {
  const applications = loadApplications();
  const created = startOfDay(addDays(today, -12));
  await insertRows(client, "app_user", await Promise.all(applications.map(({ applicant, fields }) => demoUser({ ...applicant, phone: fields.phone ?? null, roles: ["customer"] }, created))), "(email) DO NOTHING");
  await insertRows(client, "producer_application", applications.map((one) => applicationRow(one, today)));
  await insertRows(client, "application_paper", applications.flatMap((one) => paperRows(one, today)));
  await insertRows(client, "application_message", applications.flatMap((one) => messageRows(one, today)));
  const drafts = loadListingDrafts().map(async (draft) => draftRow(draft, products, storageUrl === "none" ? [] : await draw(draft, storageUrl), today));
  await insertRows(client, "listing_draft", await Promise.all(drafts));
}

/** As a moment of that day; the later things of a day have the larger hour. */
function at(today: LocalDate, daysAgo: number, hour: number): string {
  return new Date(startOfDay(addDays(today, -daysAgo)).getTime() + hour * 3_600_000).toISOString();
}

/** Everything an application may say, with nothing where this one says nothing. */
export function wholeFields(fields: Partial<ApplicationFields>): ApplicationFields {
  return Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? null])) as ApplicationFields;
}

function applicationRow({ key, applicant, state, daysAgo, fields }: DemoApplication, today: LocalDate): Row {
  const columns = Object.entries(wholeFields(fields)).map(([field, value]) => [field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]);
  return {
    ...Object.fromEntries(columns), id: idOf(`application:${key}`), user_id: idOf(`user:${applicant.email}`), state,
    submitted_at: at(today, daysAgo, 9), created_at: at(today, daysAgo + 1, 8), updated_at: at(today, daysAgo, 9),
  };
}

function paperRows({ key, papers, daysAgo }: DemoApplication, today: LocalDate): Row[] {
  return papers.map(([kind, fileName], index) => ({
    id: idOf(`application-paper:${key}:${index}`), application_id: idOf(`application:${key}`), kind, file_name: fileName, storage_name: DEMO_PAPER.storageName,
    media_type: "application/pdf", bytes: DEMO_PAPER.bytes.byteLength, added_at: at(today, daysAgo + 1, 10),
  }));
}

function messageRows({ key, applicant, messages }: DemoApplication, today: LocalDate): Row[] {
  return messages.map(({ fromOfficer, daysAgo, text }, index) => ({
    id: idOf(`application-message:${key}:${index}`), application_id: idOf(`application:${key}`), author_id: fromOfficer ? adminId : idOf(`user:${applicant.email}`),
    from_officer: fromOfficer, text, at: at(today, daysAgo, fromOfficer ? 14 : 7),
  }));
}

async function draw({ scenes }: DemoListingDraft, storageUrl: string): Promise<DraftPicture[]> {
  const storage = openStorage(storageUrl);
  const pictures: DraftPicture[] = [];
  for (const [kind, variant] of scenes) {
    const { svg, tone } = renderScene(kind, variant);
    const { key, width, height, widths } = await storeDrawing(storage, svg, tone);
    pictures.push({ key, width, height, widths, tone });
  }
  return pictures;
}

/** What a draft says: all of a new listing, or what stands in the catalogue with the changes laid over it. */
export function draftFacts({ product: key, facts }: DemoListingDraft, products: readonly DemoProduct[]): ListingFacts {
  if (key === null) return { ...EMPTY_FACTS, ...facts };
  const product = products.find((one) => one.key === key);
  if (!product) throw new Error(`A listing draft names an unknown product: ${key}`);
  const { name, summary, description, ingredients = {}, storage = {}, setNo, shelfLifeDays = null, seasonMonths = [] } = product;
  return { ...EMPTY_FACTS, name, summary, description, ingredients, storage, setNo, shelfLifeDays, seasonMonths, ...facts };
}

function draftRow(draft: DemoListingDraft, products: readonly DemoProduct[], pictures: DraftPicture[], today: LocalDate): Row {
  const { key, producer, product, daysAgo } = draft;
  return {
    id: idOf(`listing-draft:${key}`), producer_id: idOf(`producer:${producer}`), product_id: product === null ? null : idOf(`product:${product}`), state: "submitted", version: 4,
    facts: draftFacts(draft, products), pictures, submitted_at: at(today, daysAgo, 11), submitted_by: producerUserId, created_at: at(today, daysAgo + 1, 9), updated_at: at(today, daysAgo, 11),
  };
}
