import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { dossier as en } from "./en/dossier";
import { dossier as vi } from "./vi/dossier";
import { dossier as zh } from "./zh/dossier";

export type DossierDictionary = typeof vi;

/** The texts of dossiers as their producers fill them in, and of their exchange; loaded with those pages in all languages. */
export const DOSSIER_TEXTS: Record<Locale, Messages<DossierDictionary>> = { vi, en, zh };
