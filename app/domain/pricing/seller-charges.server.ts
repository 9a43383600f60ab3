import type { LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { Charge } from "./net-of-sale";

const ORDER: readonly Charge["charge"][] = ["commission", "vat_withheld", "pit_withheld"];

/** What is kept back from a sale of this producer in this product set on a day, the commission first: the same answer that freezes the terms of an order line (function sale_charges). */
export async function sellerCharges(producerId: string, setNo: number, day: LocalDate): Promise<Charge[]> {
  const rows = await db().$queryRaw<Charge[]>`SELECT charge, rate_bp AS "rateBp", basis AS "legalBasis" FROM sale_charges(${producerId}::uuid, ${setNo}::int, ${day}::date)`;
  return ORDER.flatMap((charge) => rows.filter((row) => row.charge === charge));
}
