import { CERTIFICATE_TEXTS, type CertificateDictionary } from "~/platform/i18n/messages/certificate";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";

/** The texts of the public check of a certificate. */
export function useCertificateT(): Translate<CertificateDictionary> {
  return useTexts<CertificateDictionary>(CERTIFICATE_TEXTS);
}
