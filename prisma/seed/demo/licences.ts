import type pg from "pg";
import { addDays, addMonths, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct } from "../../data/products/load";
import { idOf } from "../random";
import { insertRows, type Row } from "../session";
import { DEMO_PAPER } from "./dossier-rows";
import { adminId } from "./people";

const LICENCES = [["alcohol_production", "GPSX"], ["alcohol_retail", "GPBL"]] as const;
const ALCOHOL_SETS: readonly number[] = [14, 15];

/** Whoever makes alcohol in the demo holds both licences, checked and in force: without them the database shows none of it. */
export async function writeLicences(client: pg.Client, products: readonly DemoProduct[], today: LocalDate): Promise<void> {
  const issuedOn = addDays(today, -300);
  const makers = [...new Set(products.filter(({ setNo }) => ALCOHOL_SETS.includes(setNo)).map(({ producer }) => producer))];
  const moment = startOfDay(addDays(today, -290)).toISOString();
  const rows = makers.flatMap((producer, index) => LICENCES.map(([kind, letters]): Row => ({
    id: idOf(`producer-paper:${producer}:${kind}`), producer_id: idOf(`producer:${producer}`), kind, number: `${101 + index}/${letters}-UBND`, body: "UBND xã nơi đặt cơ sở", issued_on: issuedOn,
    valid_until: addMonths(issuedOn, 60), state: "verified", file_name: `${letters}.pdf`, storage_name: DEMO_PAPER.storageName, media_type: "application/pdf", bytes: DEMO_PAPER.bytes.byteLength,
    added_at: moment, added_by: adminId, decided_at: moment, decided_by: adminId,
  })));
  await insertRows(client, "producer_paper", rows, "DO NOTHING");
}
