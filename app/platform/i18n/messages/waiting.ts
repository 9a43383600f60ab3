import { waiting as en } from "./en/waiting";
import { waiting as vi } from "./vi/waiting";
import { waiting as zh } from "./zh/waiting";

/** The waiting list of a harvest: its page and its mails. */
export const WAITING_TEXTS = { vi, en, zh };
export type WaitingDictionary = typeof vi;
