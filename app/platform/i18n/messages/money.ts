import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { money as en } from "./en/money";
import { money as vi } from "./vi/money";
import { money as zh } from "./zh/money";

export type MoneyDictionary = typeof vi;

/** The texts of the administration's desk of money, loaded with its pages. */
export const MONEY_TEXTS: Record<Locale, Messages<MoneyDictionary>> = { vi, en, zh };
