import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { remittances as en } from "./en/remittances";
import { remittances as vi } from "./vi/remittances";
import { remittances as zh } from "./zh/remittances";

export type RemittanceDictionary = typeof vi;

/** The texts of what carriers collected and hand over, loaded with the pages of the desk of money. */
export const REMITTANCE_TEXTS: Record<Locale, Messages<RemittanceDictionary>> = { vi, en, zh };
