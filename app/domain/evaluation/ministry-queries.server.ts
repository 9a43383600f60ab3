import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { DossierState } from "./dossier-states";
import { producerNames } from "./round-queries.server";

/** A dossier that went to the ministry and what came of it. */
export type MinistryLine = {
  id: string; productName: string; producer: string; receiptNumber: string | null; state: DossierState;
  round: { year: number; no: number } | null;
  /** The province's while it waits, the ministry's once it is there. */
  mean: string; stars: number;
  /** When it was sent, or when the result was entered. */
  at: Date;
  certificate: { id: string; number: string; decision: string; issuedOn: LocalDate } | null;
};

/** Dossiers sent to the ministry: those that wait first, then those whose result came, the latest first; at most 200. */
export async function listMinistryDossiers(): Promise<MinistryLine[]> {
  const rows = await db().dossierResult.findMany({
    // A result that is no mean of sheets came from the ministry.
    where: { OR: [{ dossier: { state: "referred_to_ministry" } }, { sheets: null }] },
    include: { dossier: { include: { round: { select: { year: true, no: true } } } } },
    orderBy: { concludedAt: "desc" },
    take: 200,
  });
  const certificates = await db().certificate.findMany({
    where: { id: { in: rows.flatMap(({ certificateId }) => certificateId ?? []) } }, select: { id: true, number: true, issuedOn: true, decision: { select: { number: true } } },
  });
  const byId = new Map(certificates.map(({ id, number, issuedOn, decision }) => [id, { id, number, decision: decision.number, issuedOn: fromDateColumn(issuedOn) }]));
  const producers = await producerNames(rows.map(({ dossier }) => dossier.producerId));
  return rows
    .map(({ dossier, mean, stars, concludedAt, certificateId }): MinistryLine => ({
      id: dossier.id, productName: dossier.productName, producer: producers.get(dossier.producerId) ?? "", receiptNumber: dossier.receiptNumber, state: dossier.state, round: dossier.round,
      mean: mean.toFixed(2), stars, at: concludedAt, certificate: byId.get(certificateId ?? "") ?? null,
    }))
    .toSorted((a, b) => Number(b.state === "referred_to_ministry") - Number(a.state === "referred_to_ministry"));
}
