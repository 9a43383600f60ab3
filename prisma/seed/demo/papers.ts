import type pg from "pg";
import { startOfDay, addDays, type LocalDate } from "~/lib/local-date";
import { idOf } from "../random";
import { insertRows, type Row } from "../session";
import { DEMO_PAPER } from "./dossier-rows";
import { adminId } from "./people";

/** The geographical indications and gold brands of the demo have the paper that says so, for anyone to read. */
export async function writePapers(client: pg.Client, today: LocalDate): Promise<void> {
  const rights = await client.query<{ id: string; name: string }>("SELECT id, name FROM ip_right WHERE kind = 'gi' ORDER BY id");
  const awards = await client.query<{ id: string; year: number }>("SELECT id, year FROM recognition WHERE kind = 'gold_brand' ORDER BY id");
  const paper = (owner: string, name: string, ipRightId: string | null, recognitionId: string | null): Row => ({
    id: idOf(`paper:${owner}`), key: DEMO_PAPER.storageName, name, mime: "application/pdf", bytes: DEMO_PAPER.bytes.byteLength, public: true,
    ip_right_id: ipRightId, recognition_id: recognitionId, uploaded_at: startOfDay(addDays(today, -60)).toISOString(), uploaded_by: adminId,
  });
  await insertRows(client, "programme_document", [
    ...rights.rows.map(({ id, name }) => paper(id, `Văn bằng bảo hộ ${name}.pdf`, id, null)),
    ...awards.rows.map(({ id, year }) => paper(id, `Quyết định vinh danh năm ${year}.pdf`, null, id)),
  ]);
}
