import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { listing as en } from "./en/listing";
import { listing as vi } from "./vi/listing";
import { listing as zh } from "./zh/listing";

export type ListingDictionary = typeof vi;

/** The texts of what producers list: photos, label, prices, stock, and the officers' check. */
export const LISTING_TEXTS: Record<Locale, Messages<ListingDictionary>> = { vi, en, zh };
