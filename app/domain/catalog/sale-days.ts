/** From which day until which, both included, something is on sale; null leaves that end open. No I/O. */
import { fromDateColumn, toDateColumn, type LocalDate } from "~/lib/local-date";

export type SaleDays = { from: LocalDate | null; until: LocalDate | null };

export function saleDays({ saleFrom, saleUntil }: { saleFrom: Date | null; saleUntil: Date | null }): SaleDays {
  return { from: saleFrom && fromDateColumn(saleFrom), until: saleUntil && fromDateColumn(saleUntil) };
}

/** The same answer as the function on_sale of the database. */
export function isOnSale({ from, until }: SaleDays, day: LocalDate): boolean {
  return (from === null || from <= day) && (until === null || until >= day);
}

/** As the columns of a variant take them. */
export function saleColumns({ saleFrom, saleUntil }: { saleFrom: LocalDate | null; saleUntil: LocalDate | null }): { saleFrom: Date | null; saleUntil: Date | null } {
  return { saleFrom: saleFrom && toDateColumn(saleFrom), saleUntil: saleUntil && toDateColumn(saleUntil) };
}
