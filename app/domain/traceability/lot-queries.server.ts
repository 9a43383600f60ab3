import type { LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { asText, datesOf } from "./lot";

export type LotStep = { id: string; at: Date; bizStep: string; place: LocalizedText | null; detail: LocalizedText | null };

/** A lot now on sale with its journey so far, the first step first. */
export type LotOnSale = {
  gtin: string;
  code: string;
  harvestedOn: LocalDate | null;
  producedOn: LocalDate;
  bestBefore: LocalDate | null;
  growingArea: { code: string; crop: string; areaHa: number; commune: string; markets: string[] } | null;
  steps: LotStep[];
};

/** The lots of a product now on sale, the freshest first. A growing area is named only while its code is active. */
export async function listLotsOnSale(productId: string): Promise<LotOnSale[]> {
  const rows = await db().lot.findMany({
    where: { productId, status: "on_sale" },
    orderBy: [{ producedOn: "desc" }, { code: "asc" }],
    take: 5,
    include: { events: { orderBy: { at: "asc" } }, growingArea: { include: { commune: { select: { name: true } } } } },
  });
  return rows.map((row) => ({
    gtin: row.gtin,
    code: row.code,
    ...datesOf(row),
    growingArea:
      row.growingArea?.status === "active"
        ? {
            code: row.growingArea.code,
            crop: row.growingArea.crop,
            areaHa: Number(row.growingArea.areaHa),
            commune: row.growingArea.commune.name,
            markets: row.growingArea.markets,
          }
        : null,
    steps: row.events.map((event) => ({ id: event.id, at: event.at, bizStep: event.bizStep, place: asText(event.place), detail: asText(event.detail) })),
  }));
}
