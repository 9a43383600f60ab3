import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { papers as en } from "./en/papers";
import { papers as vi } from "./vi/papers";
import { papers as zh } from "./zh/papers";

export type PapersDictionary = typeof vi;

/** The texts of producers' own papers: their page, the officers' desk, and the mails about both. */
export const PAPERS_TEXTS: Record<Locale, Messages<PapersDictionary>> = { vi, en, zh };
