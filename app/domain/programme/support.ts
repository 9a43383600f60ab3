/** Where support money comes from. */
export const BUDGET_SOURCES = ["central", "province", "commune", "other"] as const;
/** What it is for. */
export const SUPPORT_PURPOSES = ["production", "packaging", "trace_code", "promotion", "training", "certification", "evaluation"] as const;
export const AWARD_KINDS = ["rural_industrial", "gold_brand"] as const;
export const MARK_KINDS = ["gi", "collective_mark", "certification_mark", "trademark"] as const;
