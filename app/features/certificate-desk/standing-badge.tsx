import type { Standing } from "~/domain/certificates/standing";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONE: Record<Standing, Tone> = { valid: "good", expiring: "warn", expired: "neutral", revoked: "bad", not_yet: "info" };

export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTexts(ADMIN_TEXTS);
  return <Badge tone={TONE[standing]}>{t(`cert.standing.${standing}`)}</Badge>;
}
