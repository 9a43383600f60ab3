import { daysBetween, fromDateColumn, localDateAt, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { stageAt, type Stage } from "./standing";

/** A certificate as its own producer sees it. */
export type ProducerCertificate = {
  id: string;
  number: string;
  productName: string;
  stars: number;
  stage: Stage;
  expiresOn: LocalDate;
  /** The last day on which it holds, an extension included; for a revoked one the day on which it was taken away. */
  lastDay: LocalDate;
  /** Days until the end of the 36 months, today excluded; negative once they are over. */
  daysLeft: number;
  /** A later certificate has taken its place: nothing is to be done about this one. */
  succeeded: boolean;
  listing: { slug: string; name: LocalizedText } | null;
};

type Row = Pick<ProducerCertificate, "id" | "number" | "productName" | "stars" | "succeeded"> & {
  issuedOn: Date; expiresOn: Date; extendedUntil: Date | null; revokedAt: Date | null; slug: string | null; listingName: LocalizedText | null;
};

/** All certificates in a producer's name, those that end first before the others. */
export async function listCertificatesOfProducer(producerId: string, at: Date): Promise<ProducerCertificate[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT c.id, c.number, c.product_name AS "productName", c.stars, certificate_succeeded(c) AS succeeded, c.issued_on AS "issuedOn",
      c.expires_on AS "expiresOn", c.extended_until AS "extendedUntil", c.revoked_at AS "revokedAt", g.slug, g.name AS "listingName"
    FROM certificate AS c
    LEFT JOIN certificate_link AS k ON k.certificate_id = c.id AND k.unlinked_at IS NULL
    LEFT JOIN product AS g ON g.id = k.product_id
    WHERE c.producer_id = ${producerId}::uuid ORDER BY coalesce(c.extended_until, c.expires_on), c.number`;
  return rows.map(({ issuedOn, slug, listingName, revokedAt, ...row }) => {
    const expiresOn = fromDateColumn(row.expiresOn);
    const extendedUntil = row.extendedUntil ? fromDateColumn(row.extendedUntil) : null;
    const { id, number, productName, stars, succeeded } = row;
    return {
      id, number, productName, stars, succeeded, expiresOn,
      stage: stageAt({ issuedOn: fromDateColumn(issuedOn), expiresOn, extendedUntil, revokedAt }, at),
      lastDay: revokedAt ? localDateAt(revokedAt) : (extendedUntil ?? expiresOn),
      daysLeft: daysBetween(localDateAt(at), expiresOn),
      listing: slug !== null && listingName ? { slug, name: listingName } : null,
    };
  });
}
