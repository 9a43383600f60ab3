import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { admin as en } from "./en/admin";
import { admin as vi } from "./vi/admin";
import { admin as zh } from "./zh/admin";

export type AdminDictionary = typeof vi;

/** The texts of the administration, loaded with its own pages in all languages. */
export const ADMIN_TEXTS: Record<Locale, Messages<AdminDictionary>> = { vi, en, zh };
