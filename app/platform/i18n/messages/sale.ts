import { sale as en } from "./en/sale";
import { sale as vi } from "./vi/sale";
import { sale as zh } from "./zh/sale";

/** How goods are sold other than from the shelf, as pages, mails and slips say it. Product pages get their sentences from the server. */
export const SALE_TEXTS = { vi, en, zh };
export type SaleDictionary = typeof vi;
