import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { recount as en } from "./en/recount";
import { recount as vi } from "./vi/recount";
import { recount as zh } from "./zh/recount";

export type RecountDictionary = typeof vi;

/** The texts of the page that explains a stock figure. */
export const RECOUNT_TEXTS: Record<Locale, Messages<RecountDictionary>> = { vi, en, zh };
