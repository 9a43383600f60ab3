import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { programmeDesk as en } from "./en/programme-desk";
import { programmeDesk as vi } from "./vi/programme-desk";
import { programmeDesk as zh } from "./zh/programme-desk";

export type ProgrammeDeskDictionary = typeof vi;

/** The texts of the programme's desks: promotion, support, marks, awards, policies. */
export const PROGRAMME_DESK_TEXTS: Record<Locale, Messages<ProgrammeDeskDictionary>> = { vi, en, zh };
