import type { Certification } from "~/domain/catalog/listing";
import type { CoreDictionary } from "~/platform/i18n/messages/vi/core";
import type { Translate } from "~/platform/i18n/translator";

const PROTECTED = new Set<Certification>(["gi", "mark"]);

/** What a product carries beside its stars; protected names in another colour than farm and factory schemes. */
export function CertificationChips({ certifications, t, most = 7 }: { certifications: readonly Certification[]; t: Translate<CoreDictionary>; most?: number }) {
  if (certifications.length === 0) return null;
  return (
    <span className="chips">
      {certifications.slice(0, most).map((certification) => (
        <span key={certification} className={PROTECTED.has(certification) ? "chip chip-name" : "chip"}>
          {t(`certification.${certification}`)}
        </span>
      ))}
    </span>
  );
}
