import { account } from "./account";
import { checkout } from "./checkout";
import { errors } from "./errors";
import { shop } from "./shop";

/** What every shop page may say; one file a language is loaded by the browser. */
export const core = { ...shop, ...checkout, ...account, ...errors };
export type CoreDictionary = typeof core;
