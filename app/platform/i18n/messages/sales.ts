import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { sales as en } from "./en/sales";
import { sales as vi } from "./vi/sales";
import { sales as zh } from "./zh/sales";

export type SalesDictionary = typeof vi;

/** The texts of a producer's sales, loaded with that page. */
export const SALES_TEXTS: Record<Locale, Messages<SalesDictionary>> = { vi, en, zh };
