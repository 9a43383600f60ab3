import { authorityName } from "~/domain/certificates/authority-name";
import { findCertificate, type PublicCertificate } from "~/domain/certificates/certificate-queries.server";
import { checkDay, isCertificateNumber, normaliseNumber } from "~/domain/certificates/check-day";
import { givesStars, RENEWAL_OPENS_DAYS } from "~/domain/certificates/standing";
import { addDays, localDateAt, type LocalDate } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { serverT } from "~/platform/i18n/texts.server";
import type { PageHead } from "~/ui/layout/page-head";

/** The path segment of the form itself. */
export const LOOKUP = "tra-cuu";

export type CertificateEvent = { day: LocalDate; kind: "issued" | "renewal" | "expires" | "expired" | "extended" | "revoked"; past: boolean };

/**
 * What `/chung-nhan/{number}` shows: the form alone, a certificate as it stood on a day, or that there is no such number.
 */
export async function checkCertificate(rawNumber: string, on: string | null, locale: Locale, now: Date) {
  const t = serverT(locale);
  const { siteUrl } = env();
  const headFor = (title: string, number: string, noindex: boolean): PageHead => ({
    title,
    description: number === "" ? t("cert.lookupLead") : t("cert.description", { number }),
    locale,
    siteUrl,
    path: `/chung-nhan/${number === "" ? LOOKUP : number}`,
    noindex,
  });
  if (rawNumber === LOOKUP) return { kind: "form" as const, head: headFor(t("cert.lookupTitle"), "", false) };

  const number = normaliseNumber(rawNumber);
  const asked = checkDay(on, now) ?? checkDay(null, now);
  if (!isCertificateNumber(number) || !asked) return { kind: "bad_shape" as const, number, head: headFor(t("cert.lookupTitle"), "", true) };
  const certificate = await findCertificate(number, asked.at);
  if (!certificate) return { kind: "unknown" as const, number, head: headFor(t("cert.lookupTitle"), "", true) };

  const linked = certificate.listings.find((listing) => listing.linkedAt <= asked.at && (listing.unlinkedAt === null || listing.unlinkedAt > asked.at));
  return {
    kind: "found" as const,
    head: headFor(t("cert.title", { number }), number, on !== null),
    today: localDateAt(now),
    day: asked.day,
    dayInvalid: checkDay(on, now) === null,
    certificate: {
      number: certificate.number,
      productName: certificate.productName,
      stars: certificate.stars,
      holds: givesStars(certificate.standing),
      standing: certificate.standing,
      until: lastDay(certificate),
      issuedOn: certificate.issuedOn,
      expiresOn: certificate.expiresOn,
      extendedUntil: certificate.extendedUntil,
      legalBasis: certificate.legalBasis,
      level: certificate.level,
      decision: { ...certificate.decision, authority: authorityName(certificate.decision.authority, locale) },
      producer: { slug: certificate.producer.slug, name: pick(certificate.producer.name, locale), legalName: certificate.producer.legalName },
      commune: certificate.commune,
      revocationReason: certificate.standing === "revoked" ? certificate.revocationReason : null,
    },
    listing: linked?.published ? { slug: linked.slug, name: pick(linked.name, locale) } : null,
    /** Whether the absence of a listing says something: of another day than today the shop does not know what it sold. */
    listingKnown: asked.day === localDateAt(now) || linked !== undefined,
    events: eventsOf(certificate, now),
  };
}

export type CertificateCheck = Extract<Awaited<ReturnType<typeof checkCertificate>>, { kind: "found" }>;

/** The day that the sentence about its standing names: of issue, of revocation, or the last on which it holds. */
function lastDay(certificate: PublicCertificate): LocalDate {
  if (certificate.standing === "not_yet") return certificate.issuedOn;
  if (certificate.standing === "revoked" && certificate.revokedAt) return localDateAt(certificate.revokedAt);
  return certificate.extendedUntil ?? certificate.expiresOn;
}

/** What happened and what will, in order. What a revocation made void is left out. */
function eventsOf(certificate: PublicCertificate, now: Date): CertificateEvent[] {
  const today = localDateAt(now);
  const revokedOn = certificate.revokedAt ? localDateAt(certificate.revokedAt) : null;
  const end = certificate.extendedUntil ?? certificate.expiresOn;
  const events: Omit<CertificateEvent, "past">[] = [
    { day: certificate.issuedOn, kind: "issued" },
    { day: addDays(certificate.expiresOn, -RENEWAL_OPENS_DAYS), kind: "renewal" },
    ...(certificate.extendedUntil ? [{ day: certificate.expiresOn, kind: "extended" as const }] : []),
    { day: end, kind: end < today ? "expired" : "expires" },
  ];
  const told = revokedOn ? [...events.filter((event) => event.day <= revokedOn), { day: revokedOn, kind: "revoked" as const }] : events;
  return told.map((event) => ({ ...event, past: event.day <= today }));
}
