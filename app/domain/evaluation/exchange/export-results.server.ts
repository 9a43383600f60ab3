import { fromDateColumn } from "~/lib/local-date";
import { db, type Db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import type { ResultEntry, ResultsFile } from "./exchange-format.server";

/** The results of a round's dossiers, in the order of their receipts; null when there is no such round. */
export async function exportRoundResults(roundId: string): Promise<{ file: ResultsFile; name: string } | null> {
  const round = await db().evaluationRound.findUnique({ where: { id: roundId }, select: { level: true, year: true, no: true } });
  if (!round) return null;
  return { file: { format: "ocop-results", version: 1, results: await resultEntries(db(), { roundId }) }, name: `ket-qua-${round.level}-${round.year}-${round.no}` };
}

/** Dossiers with a result, as entries. */
export async function resultEntries(tx: Db, where: Prisma.DossierWhereInput): Promise<ResultEntry[]> {
  const rows = await tx.dossier.findMany({ where: { ...where, result: { isNot: null } }, include: { result: true }, orderBy: [{ receiptNumber: "asc" }, { id: "asc" }] });
  const producers = await tx.producer.findMany({ where: { id: { in: rows.map(({ producerId }) => producerId) } }, select: { id: true, legalName: true, taxCode: true } });
  const certificates = await tx.certificate.findMany({ where: { id: { in: rows.flatMap(({ result }) => result?.certificateId ?? []) } }, include: { decision: true } });
  return rows.flatMap(({ result, ...row }): ResultEntry[] => {
    if (!result) return [];
    const producer = producers.find(({ id }) => id === row.producerId);
    const certificate = certificates.find(({ id }) => id === result.certificateId);
    return [{
      dossier: row.id, receipt: row.receiptNumber, product: row.productName, producer: producer?.legalName ?? "", taxCode: producer?.taxCode ?? null,
      set: row.setNo, commune: row.communeCode, score: result.mean.toFixed(2), stars: result.stars, level: result.level, sheets: result.sheets,
      decision: certificate ? { authority: certificate.decision.authority, number: certificate.decision.number, issuedOn: fromDateColumn(certificate.decision.issuedOn) } : null,
      certificate: certificate?.number ?? null, note: result.note,
    }];
  });
}
