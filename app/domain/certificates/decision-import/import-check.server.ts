import { setImmediate } from "node:timers/promises";
import { indexCommunes, type CommuneIndex } from "~/domain/places/resolve-commune";
import { listProvinceUnits } from "~/domain/places/place-queries.server";
import { fromDateColumn } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { fold } from "~/lib/vietnamese-text";
import { db, type Db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";
import type { Sheet } from "~/platform/spreadsheet/sheet";
import { checkRows, decisionKey, type ImportCheck, type KnownDecision, type RegisterContext } from "./check-register";
import type { ColumnMapping } from "./import-columns";
import { indexProducers } from "./match-producer";
import { dataRows, readRow, type DecisionFacts, type ReadingContext, type ReadRow } from "./read-rows";

export type ImportSource = { sheet: Sheet; headerLine: number; mapping: ColumnMapping; facts: DecisionFacts };

/** Rows read between two looks at who else waits for the process. */
const AT_ONCE = 250;

/** Everything that importing a file would do, and every problem at its cell. Six queries, whatever the size. */
export async function checkImport(tx: Db, { sheet, headerLine, mapping, facts }: ImportSource): Promise<ImportCheck> {
  const { context, sets } = await readingContext(tx);
  const source = dataRows(sheet, headerLine, mapping);
  const rows: ReadRow[] = [];
  for (let start = 0; start < source.length; start += AT_ONCE) {
    for (const row of source.slice(start, start + AT_ONCE)) rows.push(readRow(row, sheet, mapping, facts, context));
    await setImmediate();
  }
  return checkRows(rows, await registerContext(tx, rows, sets), facts);
}

async function readingContext(tx: Db): Promise<{ context: ReadingContext; sets: ReadonlySet<number> }> {
  const producers = await tx.producer.findMany({ select: { id: true, kind: true, legalName: true, name: true, taxCode: true } });
  const sets = await tx.productSet.findMany({ select: { no: true, name: true } });
  const setNames = new Map(sets.flatMap(({ no, name }) => Object.values(name as LocalizedText).map((text) => [fold(String(text)), no] as const)));
  return {
    context: { communes: await communeIndex(), addresses: new Map(), producers: indexProducers(producers.map((one) => ({ ...one, name: (one.name as LocalizedText).vi }))), kinds: new Map(producers.map(({ id, kind }) => [id, kind])), setNames },
    sets: new Set(sets.map(({ no }) => no)),
  };
}

async function communeIndex(): Promise<CommuneIndex> {
  const { communes, formerUnits } = await listProvinceUnits(env().provinceCode);
  return indexCommunes(communes, formerUnits);
}

async function registerContext(tx: Db, rows: readonly ReadRow[], sets: ReadonlySet<number>): Promise<RegisterContext> {
  const drafts = rows.flatMap(({ draft }) => draft ?? []);
  const numbers = [...new Set(drafts.map(({ number }) => number))];
  const certificates = await tx.certificate.findMany({ where: { number: { in: numbers } }, include: { decision: true } });
  const decisionNumbers = [...new Set(drafts.flatMap(({ decision }) => ("authority" in decision ? decision.number : [])))];
  const decisions = await tx.decision.findMany({ where: { number: { in: decisionNumbers } } });
  const known = decisions.map((row): KnownDecision => ({ id: row.id, authority: row.authority, number: row.number, issuedOn: fromDateColumn(row.issuedOn), level: row.level }));
  return { certificates: new Map(certificates.map((row) => [row.number, row])), decisions: new Map(known.map((one) => [decisionKey(one), one])), sets };
}

/** `checkImport` outside of a transaction, for looking. */
export function checkRecord(source: ImportSource): Promise<ImportCheck> {
  return checkImport(db(), source);
}
