import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { aftersales as en } from "./en/aftersales";
import { aftersales as vi } from "./vi/aftersales";
import { aftersales as zh } from "./zh/aftersales";

export type AftersalesDictionary = typeof vi;

/** The texts of messages, problems and returns of parcels, on all sides' pages and in mails. */
export const AFTERSALES_TEXTS: Record<Locale, Messages<AftersalesDictionary>> = { vi, en, zh };
