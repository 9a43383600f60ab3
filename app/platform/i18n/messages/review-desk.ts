import { reviewDesk as en } from "./en/review-desk";
import { reviewDesk as vi } from "./vi/review-desk";
import { reviewDesk as zh } from "./zh/review-desk";

/** The desks of buyers' reviews, the officers' and the producers', and the mail about a new one. */
export const REVIEW_DESK_TEXTS = { vi, en, zh };
