import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { producer as en } from "./en/producer";
import { producer as vi } from "./vi/producer";
import { producer as zh } from "./zh/producer";

export type ProducerDictionary = typeof vi;

/** The texts of the producer's area, loaded with its own pages in all languages. */
export const PRODUCER_TEXTS: Record<Locale, Messages<ProducerDictionary>> = { vi, en, zh };
