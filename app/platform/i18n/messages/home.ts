import { home as en } from "./en/home";
import { home as vi } from "./vi/home";
import { home as zh } from "./zh/home";

/** The texts of the home page: they come with those pages, so that product pages stay light. */
export const HOME_TEXTS = { vi, en, zh };
export type HomeDictionary = typeof vi;
