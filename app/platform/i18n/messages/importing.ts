import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { importing as en } from "./en/importing";
import { importing as vi } from "./vi/importing";
import { importing as zh } from "./zh/importing";

/** The texts of the import of decisions' lists, loaded with its own pages in all languages. */
export const IMPORT_TEXTS: Record<Locale, Messages<typeof vi>> = { vi, en, zh };
