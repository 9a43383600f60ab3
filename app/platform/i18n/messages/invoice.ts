import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { invoice as en } from "./en/invoice";
import { invoice as vi } from "./vi/invoice";
import { invoice as zh } from "./zh/invoice";

export type InvoiceDictionary = typeof vi;

/** The texts of an order's invoice details and documents. */
export const INVOICE_TEXTS: Record<Locale, Messages<InvoiceDictionary>> = { vi, en, zh };
