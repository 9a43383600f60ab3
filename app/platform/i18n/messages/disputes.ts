import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { disputes as en } from "./en/disputes";
import { disputes as vi } from "./vi/disputes";
import { disputes as zh } from "./zh/disputes";

/** The texts of card disputes, loaded with their pages. */
export const DISPUTE_TEXTS: Record<Locale, Messages<typeof vi>> = { vi, en, zh };
