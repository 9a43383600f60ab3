import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { joining as en } from "./en/joining";
import { joining as vi } from "./vi/joining";
import { joining as zh } from "./zh/joining";

export type JoiningDictionary = typeof vi;

/** The texts of joining as a seller, of a producer's people, and of the mails about both. */
export const JOINING_TEXTS: Record<Locale, Messages<JoiningDictionary>> = { vi, en, zh };
