import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { shelf as en } from "./en/shelf";
import { shelf as vi } from "./vi/shelf";
import { shelf as zh } from "./zh/shelf";

export type ShelfDictionary = typeof vi;

/** The texts of stock by lot. */
export const SHELF_TEXTS: Record<Locale, Messages<ShelfDictionary>> = { vi, en, zh };
