import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { age as en } from "./en/age";
import { age as vi } from "./vi/age";
import { age as zh } from "./zh/age";

export type AgeDictionary = typeof vi;

/** What is said and asked where alcohol is sold. */
export const AGE_TEXTS: Record<Locale, Messages<AgeDictionary>> = { vi, en, zh };
