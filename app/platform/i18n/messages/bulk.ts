import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { bulk as en } from "./en/bulk";
import { bulk as vi } from "./vi/bulk";
import { bulk as zh } from "./zh/bulk";

export type BulkDictionary = typeof vi;

/** The texts of the lists of orders and parcels, and of what is done with several at once. */
export const BULK_TEXTS: Record<Locale, Messages<BulkDictionary>> = { vi, en, zh };
