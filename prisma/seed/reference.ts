import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type pg from "pg";
import { addressPackageBytes } from "./address-package";
import { ownPlacesFile, placeRows } from "./places";
import { idOf } from "./random";
import { scoreSheetFiles, writeScoreSheets } from "./score-sheets";
import { insertRows, inTransaction, updateFrom, withConnection, type Row } from "./session";

const files = {
  productSets: new URL("../data/reference/product-sets.json", import.meta.url),
  vatRates: new URL("../data/reference/vat-rates.json", import.meta.url),
  sellerCharges: new URL("../data/reference/seller-charges.json", import.meta.url),
  zones: new URL("../data/shipping/zones.json", import.meta.url),
  rates: new URL("../data/shipping/rates.json", import.meta.url),
  pickupPoints: new URL("../data/shipping/pickup-points.json", import.meta.url),
};

interface VatRateEntry { class: string; rateBp: number; from: string; to: string | null; basis: string }
interface SellerChargeEntry { charge: string; sellers: string[]; rateBp: number; from: string; to: string | null; basis: string }
interface ZoneEntry { zone: string; minDays: number; maxDays: number; provinces: string[] }
interface RateEntry {
  carrier: string; zone: string; baseGrams: number; baseVnd: number; stepGrams: number; stepVnd: number; divisor: number; from: string; to: string | null;
}
interface PickupPointEntry { code: string; communeCode: string; addressLine: string; name: Row; hours: Row }

function read<Entry>(file: URL): Entry[] {
  return JSON.parse(readFileSync(file, "utf8")) as Entry[];
}

/**
 * Loads what the shop cannot work without: provinces, communes and their former names, the 26 product sets and their score
 * sheets, VAT rates, shipping zones and tariffs. A fingerprint of the source files is kept as the comment of table `province`; while it is
 * the same nothing is read or written. Otherwise everything happens in one transaction: places, sets and zones are
 * brought up to date, the dated tables (VAT, tariffs, former names) are replaced.
 */
export async function seedReference(url: string): Promise<void> {
  const addressPackage = addressPackageBytes();
  const fingerprint = createHash("sha256").update(addressPackage).update(readFileSync(ownPlacesFile));
  for (const file of [...Object.values(files), ...scoreSheetFiles]) fingerprint.update(readFileSync(file));
  const stamp = `reference data ${fingerprint.digest("hex").slice(0, 32)}`;
  await withConnection(url, async (client) => {
    const stored = await client.query<{ comment: string | null }>("SELECT obj_description('province'::regclass, 'pg_class') AS comment");
    if (stored.rows[0]?.comment === stamp) return;
    await inTransaction(client, async () => {
      await writePlaces(client, addressPackage);
      await writeTables(client);
      await writeScoreSheets(client);
      // A utility statement takes no parameters; the stamp is hexadecimal.
      await client.query(`COMMENT ON TABLE province IS '${stamp}'`);
    });
  });
}

async function writePlaces(client: pg.Client, addressPackage: Buffer): Promise<void> {
  const { provinces, communes, formerUnits } = placeRows(addressPackage);
  await insertRows(client, "province", provinces, updateFrom("code", ["name", "full_name", "name_en"]));
  await insertRows(client, "commune", communes,
    updateFrom("code", ["province_code", "name", "kind", "full_name", "folded", "latitude", "longitude"]));
  await client.query("DELETE FROM former_unit");
  await insertRows(client, "former_unit", formerUnits);
}

async function writeTables(client: pg.Client): Promise<void> {
  await insertRows(client, "product_set", read<Row>(files.productSets), updateFrom("no", ["sector", "name"]));
  await client.query("DELETE FROM vat_rate");
  await insertRows(client, "vat_rate", read<VatRateEntry>(files.vatRates).map((rate) => ({
    vat_class: rate.class, rate_bp: rate.rateBp, valid_from: rate.from, valid_to: rate.to, legal_basis: rate.basis,
  })));
  await client.query("DELETE FROM seller_charge");
  await insertRows(client, "seller_charge", read<SellerChargeEntry>(files.sellerCharges).map((one) => ({
    charge: one.charge, sellers: one.sellers, rate_bp: one.rateBp, valid_from: one.from, valid_to: one.to, legal_basis: one.basis,
  })));
  const zones = read<ZoneEntry>(files.zones).flatMap((zone) => zone.provinces.map((code) => ({
    province_code: code, zone: zone.zone, min_days: zone.minDays, max_days: zone.maxDays,
  })));
  await insertRows(client, "shipping_zone", zones, updateFrom("province_code", ["zone", "min_days", "max_days"]));
  await client.query("DELETE FROM shipping_rate");
  await insertRows(client, "shipping_rate", read<RateEntry>(files.rates).map((rate) => ({
    carrier: rate.carrier, zone: rate.zone, base_grams: rate.baseGrams, base_vnd: rate.baseVnd, step_grams: rate.stepGrams,
    step_vnd: rate.stepVnd, divisor: rate.divisor, valid_from: rate.from, valid_to: rate.to,
  })));
}

/** The pick-up points of the demo; a shop of its own enters its own. */
export async function writeDemoPickupPoints(client: pg.Client): Promise<void> {
  await insertRows(client, "pickup_point", read<PickupPointEntry>(files.pickupPoints).map((point) => ({
    id: idOf(`pickup-point:${point.code}`), code: point.code, name: point.name, commune_code: point.communeCode,
    address_line: point.addressLine, hours: point.hours, active: true,
  })), "(code) DO NOTHING");
}
