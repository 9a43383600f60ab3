import { shop } from "./shop";

/** What every shop page may say; one file a language is loaded by the browser. */
export const core = shop;
export type CoreDictionary = typeof core;
