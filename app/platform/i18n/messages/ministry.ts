import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { ministry as en } from "./en/ministry";
import { ministry as vi } from "./vi/ministry";
import { ministry as zh } from "./zh/ministry";

export type MinistryDictionary = typeof vi;

/** The list of dossiers that went to the ministry. */
export const MINISTRY_TEXTS: Record<Locale, Messages<MinistryDictionary>> = { vi, en, zh };
