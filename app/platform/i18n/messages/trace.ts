import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { trace as en } from "./en/trace";
import { trace as vi } from "./vi/trace";
import { trace as zh } from "./zh/trace";

export type TraceDictionary = typeof vi;

/** The texts of the trace pages. */
export const TRACE_TEXTS: Record<Locale, Messages<TraceDictionary>> = { vi, en, zh };
