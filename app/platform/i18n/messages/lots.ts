import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { lots as en } from "./en/lots";
import { lots as vi } from "./vi/lots";
import { lots as zh } from "./zh/lots";

export type LotsDictionary = typeof vi;

/** The texts of the producer's pages of lots and growing areas. */
export const LOTS_TEXTS: Record<Locale, Messages<LotsDictionary>> = { vi, en, zh };
