import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { vouchers as en } from "./en/vouchers";
import { vouchers as vi } from "./vi/vouchers";
import { vouchers as zh } from "./zh/vouchers";

export type VoucherDictionary = typeof vi;

/** The texts of a producer's vouchers, loaded with that page. */
export const VOUCHER_TEXTS: Record<Locale, Messages<VoucherDictionary>> = { vi, en, zh };
