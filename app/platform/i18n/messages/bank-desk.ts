import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { bankDesk as en } from "./en/bank-desk";
import { bankDesk as vi } from "./vi/bank-desk";
import { bankDesk as zh } from "./zh/bank-desk";

/** The texts of bank statements and of money that nobody could place, loaded with their pages. */
export const BANK_DESK_TEXTS: Record<Locale, Messages<typeof vi>> = { vi, en, zh };
