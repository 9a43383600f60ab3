import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { terms as en } from "./en/terms";
import { terms as vi } from "./vi/terms";
import { terms as zh } from "./zh/terms";

export type TermDictionary = typeof vi;

/** The texts of how long an order may take: its page, its panels and its mails. */
export const TERM_TEXTS: Record<Locale, Messages<TermDictionary>> = { vi, en, zh };
