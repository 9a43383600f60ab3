import { certificate as en } from "./en/certificate";
import { certificate as vi } from "./vi/certificate";
import { certificate as zh } from "./zh/certificate";

/** The texts of the public check of a certificate: they come with that page, so that product pages stay light. */
export const CERTIFICATE_TEXTS = { vi, en, zh };
export type CertificateDictionary = typeof vi;
