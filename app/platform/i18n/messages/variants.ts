import { variants as en } from "./en/variants";
import { variants as vi } from "./vi/variants";
import { variants as zh } from "./zh/variants";

/** Producers' variants, the ways they are sold, and harvest forecasts. */
export const VARIANTS_TEXTS = { vi, en, zh };
export type VariantsDictionary = typeof vi;
