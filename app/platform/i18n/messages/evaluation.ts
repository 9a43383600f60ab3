import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { evaluation as en } from "./en/evaluation";
import { evaluation as vi } from "./vi/evaluation";
import { evaluation as zh } from "./zh/evaluation";

export type EvaluationDictionary = typeof vi;

/** The texts of the evaluation's pages, loaded with them in all languages. */
export const EVALUATION_TEXTS: Record<Locale, Messages<EvaluationDictionary>> = { vi, en, zh };
