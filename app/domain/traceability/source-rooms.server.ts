import { fromDateColumn } from "~/lib/local-date";
import type { Db } from "~/platform/db/client.server";
import type { LotDraft, SourceRoom } from "./lot-draft";

/**
 * What each source of a draft has left, in the draft's order, their rows held so that nobody else takes it meanwhile; null
 * for what is not the producer's. Rows are held in the order of their ids, so that two lots of the same sources never wait
 * for each other. Also the first growing area that the lot leads back to.
 */
export async function roomsOf(tx: Db, draft: LotDraft, producerId: string): Promise<{ rooms: (SourceRoom | null)[]; growingAreaId: string | null }> {
  const idsOf = (kind: "area" | "lot") => draft.sources.flatMap((source) => (source.kind === kind ? [source.id] : []));
  const year = Number((draft.harvestedOn ?? draft.producedOn).slice(0, 4));
  const areas = await areaRooms(tx, idsOf("area"), producerId, year);
  const lots = await lotRooms(tx, idsOf("lot"), producerId);
  const firstAreas = draft.sources.map((source) => (source.kind === "area" ? (areas.has(source.id) ? source.id : null) : source.kind === "lot" ? (lots.get(source.id)?.growingAreaId ?? null) : null));
  return {
    rooms: draft.sources.map((source) => (source.kind === "bought" ? { kind: "bought" } : source.kind === "area" ? areas.get(source.id) : lots.get(source.id)?.room) ?? null),
    growingAreaId: firstAreas.find((id) => id !== null) ?? null,
  };
}

async function areaRooms(tx: Db, ids: string[], producerId: string, year: number): Promise<Map<string, SourceRoom>> {
  if (ids.length === 0) return new Map();
  await tx.$queryRaw`SELECT 1 FROM growing_area WHERE id = ANY(${ids}::uuid[]) AND producer_id = ${producerId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  const rows = await tx.growingArea.findMany({ where: { id: { in: ids }, producerId } });
  const taken = await tx.$queryRaw<{ id: string; grams: bigint }[]>`SELECT growing_area_id AS id, grams FROM growing_area_year WHERE growing_area_id = ANY(${ids}::uuid[]) AND year = ${year}`;
  const takenG = new Map(taken.map(({ id, grams }) => [id, Number(grams)]));
  return new Map(rows.map(({ id, status, hives, yieldKg, yearlyQuotaKg, areaHa, validFrom, validTo }) => [
    id, { kind: "area", status, hives, yieldKg, yearlyQuotaKg, areaHa: Number(areaHa), validFrom: fromDateColumn(validFrom), validTo: validTo && fromDateColumn(validTo), takenG: takenG.get(id) ?? 0 },
  ]));
}

async function lotRooms(tx: Db, ids: string[], producerId: string): Promise<Map<string, { room: SourceRoom; growingAreaId: string | null }>> {
  if (ids.length === 0) return new Map();
  await tx.$queryRaw`SELECT 1 FROM lot AS l JOIN product AS p ON p.id = l.product_id WHERE l.id = ANY(${ids}::uuid[]) AND p.producer_id = ${producerId}::uuid ORDER BY l.id FOR NO KEY UPDATE OF l`;
  const rows = await tx.lot.findMany({ where: { id: { in: ids }, product: { producerId } }, select: { id: true, gtin: true, code: true, status: true, unit: true, unitG: true, producedOn: true, growingAreaId: true } });
  const left = await tx.$queryRaw<{ id: string; grams: bigint }[]>`SELECT lot_id AS id, (quantity - packed - sold_outside - lost)::bigint * unit_g - used_g AS grams FROM lot_balance WHERE lot_id = ANY(${ids}::uuid[])`;
  const remainingG = new Map(left.map(({ id, grams }) => [id, Number(grams)]));
  return new Map(rows.map(({ id, gtin, code, status, unit, unitG, producedOn, growingAreaId }) => [
    id, { growingAreaId, room: { kind: "lot", number: gtin, code, recalled: status === "recalled", remainingG: remainingG.get(id) ?? 0, unit, unitG, producedOn: fromDateColumn(producedOn) } },
  ]));
}
