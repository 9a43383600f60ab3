import type pg from "pg";
import { addDays, addMonths, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct } from "../../data/products/load";
import { idOf } from "../random";
import { insertRows, type Row } from "../session";
import { DEMO_PAPER } from "./dossier-rows";
import { adminId, producerUserId } from "./people";

const LICENCES = [["alcohol_production", "GPSX"], ["alcohol_retail", "GPBL"]] as const;
const ALCOHOL_SETS: readonly number[] = [14, 15];

/** A paper of the demo: the file is the one page that stands for all. */
function paperRow(producer: string, kind: string, facts: Row, moment: string): Row {
  return {
    id: idOf(`producer-paper:${producer}:${kind}`), producer_id: idOf(`producer:${producer}`), kind, scope: null, state: "verified", file_name: `${kind}.pdf`, storage_name: DEMO_PAPER.storageName,
    media_type: "application/pdf", bytes: DEMO_PAPER.bytes.byteLength, added_at: moment, added_by: adminId, decided_at: moment, decided_by: adminId, ...facts,
  };
}

/** Whoever makes alcohol in the demo holds both licences, checked and in force: without them the database shows none of it. */
export async function writeLicences(client: pg.Client, products: readonly DemoProduct[], today: LocalDate): Promise<void> {
  // The database asks for today, whatever day the demo is dated from.
  const issuedOn = addMonths(today, -36);
  const makers = [...new Set(products.filter(({ setNo }) => ALCOHOL_SETS.includes(setNo)).map(({ producer }) => producer))];
  const moment = startOfDay(addDays(today, -290)).toISOString();
  const rows = makers.flatMap((producer, index) => LICENCES.map(([kind, letters]) => paperRow(producer, kind, {
    number: `${101 + index}/${letters}-UBND`, body: "UBND xã nơi đặt cơ sở", issued_on: issuedOn, valid_until: addMonths(issuedOn, 120),
  }, moment)));
  await insertRows(client, "producer_paper", rows, "DO NOTHING");
}

/** The papers of the producer whom visitors of the demo may act for: two that hold, and a certificate that waits for an officer. */
export async function writeOwnPapers(client: pg.Client, producer: string, products: readonly DemoProduct[], today: LocalDate): Promise<void> {
  const issuedOn = addDays(today, -200);
  const moment = startOfDay(addDays(today, -190)).toISOString();
  const waiting = { state: "waiting", added_at: startOfDay(addDays(today, -2)).toISOString(), added_by: producerUserId, decided_at: null, decided_by: null };
  await insertRows(client, "producer_paper", [
    paperRow(producer, "business_registration", { number: "4900-07-000123", body: "Phòng Tài chính – Kế hoạch", issued_on: addMonths(issuedOn, -48), valid_until: null }, moment),
    paperRow(producer, "food_safety", { number: "118/2026/NNPTNT-LS", body: "Chi cục Quản lý chất lượng nông lâm sản và thủy sản", issued_on: issuedOn, valid_until: addMonths(issuedOn, 36) }, moment),
    paperRow(producer, "haccp", { number: "HACCP-20-0912", body: "Công ty Giám định và Chứng nhận Biên Cương", scope: "Sơ chế, đóng gói", issued_on: addDays(today, -9), valid_until: addMonths(addDays(today, -9), 36), ...waiting }, moment),
  ]);
  const own = products.filter((product) => product.producer === producer).slice(0, 2);
  await insertRows(client, "producer_paper_product", own.map(({ key }) => ({ paper_id: idOf(`producer-paper:${producer}:haccp`), product_id: idOf(`product:${key}`) })));
}
