import { z } from "zod";
import { pick, type Locale } from "~/lib/localized-text";
import type { PublicCertificate } from "./certificate-queries.server";

const day = z.iso.date().describe("A day in Vietnam");

/** A certificate as the API answers it. `stars` are those of the paper; they may be shown while it is valid or expiring. */
export const certificateAnswer = z.object({
  number: z.string(),
  stars: z.int().min(3).max(5),
  status: z.enum(["valid", "expiring", "expired", "revoked"]),
  product: z.string().describe("As written in the decision"),
  producer: z.string(),
  issued_on: day,
  expires_on: day.describe("The last day on which it holds, an extension included"),
  decision: z.object({ number: z.string(), authority: z.string(), issued_on: day }),
});
export type CertificateAnswer = z.infer<typeof certificateAnswer>;

/** The parameters of `GET /certificates/{number}`. */
export const certificateParameters = z.object({
  on: day.optional().describe("The day asked about; today when absent"),
  locale: z.enum(["vi", "en", "zh"]).default("vi"),
});

/** The answer about a certificate; null on a day before it was issued, when it did not exist. */
export function certificateBody(certificate: PublicCertificate, locale: Locale): CertificateAnswer | null {
  if (certificate.standing === "not_yet") return null;
  return {
    number: certificate.number,
    stars: certificate.stars,
    status: certificate.standing,
    product: certificate.productName,
    producer: pick(certificate.producer.name, locale),
    issued_on: certificate.issuedOn,
    expires_on: certificate.extendedUntil ?? certificate.expiresOn,
    decision: { number: certificate.decision.number, authority: certificate.decision.authority, issued_on: certificate.decision.issuedOn },
  };
}
