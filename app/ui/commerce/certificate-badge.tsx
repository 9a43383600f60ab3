import type { Standing } from "~/domain/certificates/standing";
import { useT } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONES: Record<Standing, Tone> = { valid: "good", expiring: "warn", expired: "neutral", revoked: "bad", not_yet: "neutral" };

/** Where a certificate stands, in words. */
export function CertificateBadge({ standing }: { standing: Standing }) {
  const t = useT();
  return <Badge tone={TONES[standing]}>{t(`cert.status.${standing}`)}</Badge>;
}
