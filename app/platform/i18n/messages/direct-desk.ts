import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { directDesk as en } from "./en/direct-desk";
import { directDesk as vi } from "./vi/direct-desk";
import { directDesk as zh } from "./zh/direct-desk";

export type DirectDeskDictionary = typeof vi;

/** The texts of transfers to producers at the desks of producers and officers. */
export const DIRECT_DESK_TEXTS: Record<Locale, Messages<DirectDeskDictionary>> = { vi, en, zh };
