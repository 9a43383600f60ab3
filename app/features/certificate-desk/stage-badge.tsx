import type { Stage } from "~/domain/certificates/standing";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONE: Record<Stage, Tone> = { active: "good", window: "info", late: "warn", extended: "warn", expired: "neutral", revoked: "bad", not_yet: "info" };

/** At which step of its life a certificate is. */
export function StageBadge({ stage }: { stage: Stage }) {
  const t = useTexts(REGISTER_TEXTS);
  return <Badge tone={TONE[stage]}>{t(`stage.${stage}`)}</Badge>;
}
