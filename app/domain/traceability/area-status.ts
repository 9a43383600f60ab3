export const AREA_STATUSES = ["active", "suspended", "withdrawn"] as const;
export type AreaStatus = (typeof AREA_STATUSES)[number];

/** Where an area may go from where it is: a withdrawn code is never given again. */
export const AREA_MOVES: Readonly<Record<AreaStatus, readonly AreaStatus[]>> = { active: ["suspended", "withdrawn"], suspended: ["active", "withdrawn"], withdrawn: [] };
