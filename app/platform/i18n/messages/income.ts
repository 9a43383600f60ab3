import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { income as en } from "./en/income";
import { income as vi } from "./vi/income";
import { income as zh } from "./zh/income";

export type IncomeDictionary = typeof vi;

/** The texts of what a producer is paid out, loaded with those pages. */
export const INCOME_TEXTS: Record<Locale, Messages<IncomeDictionary>> = { vi, en, zh };
