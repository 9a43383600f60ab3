import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { programme as en } from "./en/programme";
import { programme as vi } from "./vi/programme";
import { programme as zh } from "./zh/programme";

export type ProgrammeDictionary = typeof vi;

/** The texts of the programme's report, public and for the staff. */
export const PROGRAMME_TEXTS: Record<Locale, Messages<ProgrammeDictionary>> = { vi, en, zh };
