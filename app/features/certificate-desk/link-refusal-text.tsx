import type { LinkRefusal } from "~/domain/certificates/link-rules";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useTexts } from "~/platform/i18n/react";

/** Why a certificate cannot cover a listing, in a sentence. */
export function LinkRefusalText({ refusal }: { refusal: LinkRefusal }) {
  const t = useTexts(ADMIN_TEXTS);
  const params: Record<string, string | number> = {
    set: refusal.kind === "other_set" ? refusal.listingSet : "",
    number: refusal.kind === "listing_certified" ? refusal.number : "",
    slug: refusal.kind === "certificate_on_another" ? refusal.slug : "",
  };
  return t(`cert.refusal.${refusal.kind}`, params);
}
