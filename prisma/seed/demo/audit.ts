import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import { idOf } from "../random";
import type { Row } from "../session";
import type { CertificateRows } from "./certificates";

/** How far back the demo's trail goes, in days; revocations stay in it whenever they were. */
const DAYS = 120;
const HOUR = 3_600_000;

/** What the demo's officer did to these certificates, oldest first, so that the chain is sealed in that order. */
export function auditRows({ certificates, links }: CertificateRows, today: LocalDate, adminId: string, slugs: ReadonlyMap<string, string>): Row[] {
  const since = startOfDay(addDays(today, -DAYS)).toISOString();
  const numbers = new Map(certificates.map((certificate) => [String(certificate["id"]), String(certificate["number"])]));
  const entry = (key: string, action: string, certificateId: string, at: string, change: { before: object | null; after: object; reason: string | null }): Row => ({
    id: idOf(`audit:${action}:${key}`), at, actor_user_id: adminId, actor_kind: "user", action, subject_type: "certificate", subject_id: certificateId, ...change,
  });
  const created = certificates.map((row) => {
    const { number, product_name, producer_id, set_no, commune_code, stars, score, legal_basis, level, issued_on, expires_on } = row;
    const after = {
      number, productName: product_name, producer: producer_id, set: set_no, commune: commune_code, stars, score: Number(score).toFixed(2), legalBasis: legal_basis, level,
      issuedOn: issued_on, expiresOn: expires_on,
    };
    return entry(String(row["id"]), "certificate.created", String(row["id"]), later(row["created_at"], 8 * HOUR), { before: null, after, reason: null });
  });
  const linked = links.map((link) => {
    const certificateId = String(link["certificate_id"]);
    const listing = slugs.get(String(link["product_id"])) ?? null;
    return entry(String(link["id"]), "certificate.linked", certificateId, later(link["linked_at"], 9 * HOUR), {
      before: { listing: null }, after: { listing, number: numbers.get(certificateId) ?? null }, reason: String(link["reason"]),
    });
  });
  const revoked = certificates.flatMap((row) => row["revoked_at"] === null || row["revoked_at"] === undefined ? [] : [
    entry(String(row["id"]), "certificate.revoked", String(row["id"]), String(row["revoked_at"]), {
      before: { revoked: false }, after: { revoked: true, ground: row["revocation_reason"], number: row["number"] }, reason: String(row["revocation_note"]),
    }),
  ]);
  const kept = [...created, ...linked].filter((row) => String(row["at"]) >= since);
  return [...kept, ...revoked].sort((a, b) => (String(a["at"]) < String(b["at"]) ? -1 : 1));
}

function later(at: unknown, milliseconds: number): string {
  return new Date(new Date(String(at)).getTime() + milliseconds).toISOString();
}
