import { account } from "./account";
import { shop } from "./shop";

/** What every shop page may say; one file a language is loaded by the browser. */
export const core = { ...shop, ...account };
export type CoreDictionary = typeof core;
