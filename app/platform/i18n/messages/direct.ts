import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { direct as en } from "./en/direct";
import { direct as vi } from "./vi/direct";
import { direct as zh } from "./zh/direct";

export type DirectDictionary = typeof vi;

/** The texts of buyers who pay producers directly, loaded with an order's pages. */
export const DIRECT_TEXTS: Record<Locale, Messages<DirectDictionary>> = { vi, en, zh };
