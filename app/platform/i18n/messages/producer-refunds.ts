import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { producerRefunds as en } from "./en/producer-refunds";
import { producerRefunds as vi } from "./vi/producer-refunds";
import { producerRefunds as zh } from "./zh/producer-refunds";

export type ProducerRefundDictionary = typeof vi;

/** The texts of what producers pay back to buyers who paid them directly. */
export const PRODUCER_REFUND_TEXTS: Record<Locale, Messages<ProducerRefundDictionary>> = { vi, en, zh };
