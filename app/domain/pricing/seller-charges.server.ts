import type { LocalDate } from "~/lib/local-date";
import { toDateColumn } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { Charge } from "./net-of-sale";

const ORDER: readonly Charge["charge"][] = ["commission", "vat_withheld", "pit_withheld"];

/** What is kept back from sales of a seller of this kind on a day, the commission first. */
export async function sellerCharges(kind: string, day: LocalDate): Promise<Charge[]> {
  const on = toDateColumn(day);
  const rows = await db().sellerCharge.findMany({ where: { sellers: { has: kind }, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] } });
  return ORDER.flatMap((charge) => rows.filter((row) => row.charge === charge).map(({ rateBp, legalBasis }) => ({ charge, rateBp, legalBasis })));
}
