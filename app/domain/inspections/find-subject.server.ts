import { termOf } from "~/domain/certificates/certificate-facts.server";
import { normaliseNumber } from "~/domain/certificates/check-day";
import type { CertificateTerm } from "~/domain/certificates/standing";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";

export type Subject = { producerId: string; certificate: { id: string; number: string; term: CertificateTerm } | null };

/** Whom and what a record is about: the certificate of that number with its holder, or the producer alone. */
export async function findSubject(tx: Db, asked: { certificate: string | null; producerId: string | null }): Promise<Result<Subject, { certificate?: "unknown_certificate"; producerId?: "unknown" | "other_producer" }>> {
  if (asked.certificate === null) {
    const producer = asked.producerId === null ? null : await tx.producer.findUnique({ where: { id: asked.producerId }, select: { id: true } });
    return producer ? ok({ producerId: producer.id, certificate: null }) : err({ producerId: "unknown" });
  }
  const row = await tx.certificate.findUnique({ where: { number: normaliseNumber(asked.certificate) } });
  if (!row) return err({ certificate: "unknown_certificate" });
  if (asked.producerId !== null && asked.producerId !== row.producerId) return err({ producerId: "other_producer" });
  return ok({ producerId: row.producerId, certificate: { id: row.id, number: row.number, term: termOf(row) } });
}
