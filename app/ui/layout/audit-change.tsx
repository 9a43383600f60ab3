import type { AuditFacts } from "~/domain/audit/audit";
import { REVOCATION_REASONS } from "~/domain/certificates/end-certificate";
import type { ShipmentState } from "~/domain/orders/order";
import { ADMIN_TEXTS, type AdminDictionary } from "~/platform/i18n/messages/admin";
import { useTexts } from "~/platform/i18n/react";

/** What facts are called on the pages where they are entered. */
const NAME: Readonly<Record<string, keyof AdminDictionary>> = {
  number: "cert.number", productName: "cert.product", producer: "cert.producer", set: "cert.set", commune: "cert.commune", stars: "cert.stars", score: "cert.score",
  legalBasis: "cert.legalBasis", level: "cert.level", decision: "cert.decision", issuedOn: "cert.issued", expiresOn: "cert.expires", extendedUntil: "cert.extended",
  revoked: "cert.standing.revoked", ground: "cert.revokeGround", listing: "cert.listing",
  state: "order.parcelState", trackingNumber: "order.tracking", amount: "order.bankAmount", bankReference: "order.bankReference",
};
const LEVELS = ["district", "province", "ministry"] as const;
const PARCELS = ["pending", "confirmed", "shipped", "delivered", "cancelled"] as const satisfies readonly ShipmentState[];

/** What was and what is, fact by fact, in the reader's language as far as there are words for it. */
export function AuditChange({ before, after }: { before: AuditFacts; after: AuditFacts }) {
  const t = useTexts(ADMIN_TEXTS);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <ul className="text-[0.875rem]">
      {names.map((name) => {
        const known = Object.hasOwn(NAME, name) ? NAME[name] : undefined;
        return (
          <li key={name}>
            <span className="text-soft">{known ? t(known) : name}: </span>
            {name in before ? <del><Value name={name} value={before[name]} /></del> : null}{" "}
            {name in after ? <ins className="no-underline"><Value name={name} value={after[name]} /></ins> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Value({ name, value }: { name: string; value: AuditFacts[string] | undefined }) {
  const t = useTexts(ADMIN_TEXTS);
  const ground = REVOCATION_REASONS.find((known) => name === "ground" && known === value);
  const level = LEVELS.find((known) => name === "level" && known === value);
  const parcel = PARCELS.find((known) => name === "state" && known === value);
  if (ground) return t(`cert.ground.${ground}`);
  if (level) return t(`cert.level.${level}`);
  if (parcel) return t(`order.parcel.${parcel}`);
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  return String(value ?? "–");
}
