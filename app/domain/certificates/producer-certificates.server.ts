import { daysBetween, localDateAt, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { termOf } from "./certificate-facts.server";
import { standing, type Standing } from "./standing";

/** A certificate as its own producer sees it. */
export type ProducerCertificate = {
  id: string;
  number: string;
  productName: string;
  stars: number;
  standing: Standing;
  /** The last day on which it holds, an extension included; for a revoked one the day on which it was taken away. */
  lastDay: LocalDate;
  /** Days until the end of the 36 months, today excluded; negative once they are over. */
  daysLeft: number;
};

/** All certificates in a producer's name, those that end first before the others. */
export async function listCertificatesOfProducer(producerId: string, at: Date): Promise<ProducerCertificate[]> {
  const rows = await db().certificate.findMany({ where: { producerId }, orderBy: [{ expiresOn: "asc" }, { number: "asc" }] });
  return rows.map((row) => {
    const term = termOf(row);
    const { id, number, productName, stars } = row;
    const lastDay = row.revokedAt ? localDateAt(row.revokedAt) : (term.extendedUntil ?? term.expiresOn);
    return { id, number, productName, stars, standing: standing(term, at), lastDay, daysLeft: daysBetween(localDateAt(at), term.expiresOn) };
  });
}
