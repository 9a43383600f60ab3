import type { AuditFacts } from "~/domain/audit/audit";
import { fromDateColumn } from "~/lib/local-date";
import type { Db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import type { CertificateTerm } from "./standing";

export type CertificateRow = Prisma.CertificateGetPayload<{ include: { decision: true } }>;

/** A certificate as writes need it; null when there is none of that id. */
export function loadCertificate(tx: Db, id: string): Promise<CertificateRow | null> {
  return tx.certificate.findUnique({ where: { id }, include: { decision: true } });
}

/** The dates of a row, as `standing` asks for them. */
export function termOf(row: Pick<CertificateRow, "issuedOn" | "expiresOn" | "extendedUntil" | "revokedAt">): CertificateTerm {
  return {
    issuedOn: fromDateColumn(row.issuedOn),
    expiresOn: fromDateColumn(row.expiresOn),
    extendedUntil: row.extendedUntil ? fromDateColumn(row.extendedUntil) : null,
    revokedAt: row.revokedAt,
  };
}

type Described = Pick<CertificateRow, "number" | "productName" | "producerId" | "setNo" | "communeCode" | "stars" | "legalBasis" | "level" | "issuedOn" | "expiresOn"> & {
  score: { toFixed(digits: number): string };
  decision: Pick<CertificateRow["decision"], "number" | "authority">;
};

/** What the trail keeps of a certificate. */
export function certificateFacts(row: Described): AuditFacts {
  return {
    number: row.number,
    productName: row.productName,
    producer: row.producerId,
    set: row.setNo,
    commune: row.communeCode,
    stars: row.stars,
    score: row.score.toFixed(2),
    legalBasis: row.legalBasis,
    level: row.level,
    decision: `${row.decision.number} · ${row.decision.authority}`,
    issuedOn: fromDateColumn(row.issuedOn),
    expiresOn: fromDateColumn(row.expiresOn),
  };
}

/**
 * Claims a certificate for one change: true for exactly one of those who saw it as it was at `seen`. The row stays
 * locked until the transaction ends, so that whoever comes second finds it changed.
 */
export async function claimCertificate(tx: Db, id: string, seen: string, at: Date): Promise<boolean> {
  const seenAt = new Date(seen);
  if (Number.isNaN(seenAt.getTime())) return false;
  // A clock that stands still or goes back must not bring back a moment somebody else has seen.
  const updatedAt = new Date(Math.max(at.getTime(), seenAt.getTime() + 1));
  const { count } = await tx.certificate.updateMany({ where: { id, updatedAt: seenAt }, data: { updatedAt } });
  return count === 1;
}
