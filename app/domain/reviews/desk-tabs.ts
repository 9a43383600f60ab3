/** The lists of the two desks, the officers' and a producer's own. */
export const DESK_TABS = ["pending", "reported", "published", "rejected"] as const;
export type DeskTab = (typeof DESK_TABS)[number];
export const OWN_TABS = ["open", "all"] as const;
export type OwnTab = (typeof OWN_TABS)[number];
export const DESK_PAGE_SIZE = 25;
