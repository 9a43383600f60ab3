import { browse as en } from "./en/browse";
import { browse as vi } from "./vi/browse";
import { browse as zh } from "./zh/browse";

/** The texts of the search page and of the producers' pages: they come with those pages, so that product pages stay light. */
export const BROWSE_TEXTS = { vi, en, zh };
export type BrowseDictionary = typeof vi;
