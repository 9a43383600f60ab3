import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { invoiceDesk as en } from "./en/invoice-desk";
import { invoiceDesk as vi } from "./vi/invoice-desk";
import { invoiceDesk as zh } from "./zh/invoice-desk";

export type InvoiceDeskDictionary = typeof vi;

/** The texts of the desks where documents are listed and handed over. */
export const INVOICE_DESK_TEXTS: Record<Locale, Messages<InvoiceDeskDictionary>> = { vi, en, zh };
