import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { bills as en } from "./en/bills";
import { bills as vi } from "./vi/bills";
import { bills as zh } from "./zh/bills";

export type BillDictionary = typeof vi;

/** The texts of commission bills and of what buyers pay producers directly, loaded with those pages. */
export const BILL_TEXTS: Record<Locale, Messages<BillDictionary>> = { vi, en, zh };
