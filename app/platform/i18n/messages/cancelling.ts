import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { cancelling as en } from "./en/cancelling";
import { cancelling as vi } from "./vi/cancelling";
import { cancelling as zh } from "./zh/cancelling";

export type CancellingDictionary = typeof vi;

/** The texts of calling off part of an order, for its buyer, the desks and the mails. */
export const CANCELLING_TEXTS: Record<Locale, Messages<CancellingDictionary>> = { vi, en, zh };
