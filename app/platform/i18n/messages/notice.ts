import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { notice as en } from "./en/notice";
import { notice as vi } from "./vi/notice";
import { notice as zh } from "./zh/notice";

export type NoticeDictionary = typeof vi;

/** What notices to the holders of certificates say, in their area and by mail. */
export const NOTICE_TEXTS: Record<Locale, Messages<NoticeDictionary>> = { vi, en, zh };
