import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { refunds as en } from "./en/refunds";
import { refunds as vi } from "./vi/refunds";
import { refunds as zh } from "./zh/refunds";

export type RefundDictionary = typeof vi;

/** The texts of money that goes back to buyers, loaded with an order's pages. */
export const REFUND_TEXTS: Record<Locale, Messages<RefundDictionary>> = { vi, en, zh };
