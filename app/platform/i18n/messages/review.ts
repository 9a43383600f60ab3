import { review as en } from "./en/review";
import { review as vi } from "./vi/review";
import { review as zh } from "./zh/review";

/** What buyers read when they review what they got, and readers when they report a review. */
export const REVIEW_TEXTS = { vi, en, zh };
export type ReviewDictionary = typeof vi;
