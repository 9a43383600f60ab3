import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useTexts } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import type { DeskRefusal } from "./change-certificate.server";

/** Why the form named `intent` was refused; nothing when another one was, or none. */
export function RefusalNotice({ refusal, intent }: { refusal: DeskRefusal | undefined; intent: string }) {
  const t = useTexts(ADMIN_TEXTS);
  if (refusal?.intent !== intent || refusal.message === null) return null;
  return <Notice tone="bad" live>{t(refusal.message, refusal.params)}</Notice>;
}
