/** The lists of one statement's rows: those that somebody should look at, and all. */
export const VIEWS = ["look", "all"] as const;
export type StatementTab = (typeof VIEWS)[number];
