import { addDays, fromDateColumn, localDateAt, toDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { renewalWindow } from "./deadlines";
import { FINISHED } from "./dossier-states";

export type StartCertificate = { id: string; number: string; productName: string; stars: number; expiresOn: LocalDate; closesOn: LocalDate; /** In the days for re-evaluation, or past them. */ due: boolean; late: boolean };

export type StartChoices = {
  /** Certificates that hold or ended less than a year ago, without a running dossier and without a later certificate of the same product. */
  certificates: StartCertificate[];
  /** Listings without a certificate that could be renewed: they carry none, or one that was revoked or ended more than a year ago. */
  listings: { id: string; name: LocalizedText; setNo: number }[];
  /** The province's round that takes requests now. */
  openRound: { year: number; no: number; closesOn: LocalDate } | null;
};

/** What a producer can begin a dossier with. */
export async function readStartChoices(producerId: string, at: Date): Promise<StartChoices> {
  const today = localDateAt(at);
  const renewable = { revokedAt: null, expiresOn: { gte: toDateColumn(addDays(today, -365)) } };
  const [certificates, running, products, round] = await Promise.all([
    db().certificate.findMany({ where: { producerId, ...renewable }, orderBy: [{ expiresOn: "asc" }, { number: "asc" }] }),
    db().dossier.findMany({ where: { producerId, state: { notIn: [...FINISHED] } }, select: { certificateId: true, productId: true } }),
    db().product.findMany({ where: { producerId, state: { not: "hidden" } }, select: { id: true, name: true, setNo: true, links: { where: { unlinkedAt: null, certificate: renewable }, select: { id: true } } }, orderBy: { slug: "asc" } }),
    db().evaluationRound.findFirst({ where: { level: "province", state: "filing", opensOn: { lte: toDateColumn(today) }, closesOn: { gte: toDateColumn(today) } }, orderBy: { closesOn: "asc" } }),
  ]);
  const busy = new Set(running.flatMap(({ certificateId, productId }) => [certificateId, productId]));
  const latest = certificates.filter((one) => !certificates.some((other) => other.productName === one.productName && other.setNo === one.setNo && other.issuedOn > one.issuedOn));
  return {
    certificates: latest.filter(({ id }) => !busy.has(id)).map(({ id, number, productName, stars, expiresOn }) => {
      const ends = fromDateColumn(expiresOn);
      const { opensOn, closesOn } = renewalWindow(ends, today);
      return { id, number, productName, stars, expiresOn: ends, closesOn, due: today >= opensOn, late: today > closesOn };
    }),
    listings: products.filter(({ id, links }) => !busy.has(id) && links.length === 0).map(({ id, name, setNo }) => ({ id, name: name as LocalizedText, setNo })),
    openRound: round && { year: round.year, no: round.no, closesOn: fromDateColumn(round.closesOn) },
  };
}
