import { carrierName } from "~/domain/shipping/carrier-name";
import { REMITTANCE_TEXTS } from "~/platform/i18n/messages/remittances";
import { useLocale, useTexts } from "~/platform/i18n/react";

/** How a carrier is called at the desk of money: pick-up points are one too. */
export function useCarrierName(): (carrier: string) => string {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  return (carrier) => (carrier === "pickup" ? t("pickup") : carrierName(carrier, locale));
}
