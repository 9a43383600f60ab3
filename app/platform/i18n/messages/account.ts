import { account as en } from "./en/account";
import { account as vi } from "./vi/account";
import { account as zh } from "./zh/account";

/** The texts of sign-in, sign-up and the account: they come with those pages, so that product pages stay light. */
export const ACCOUNT_TEXTS = { vi, en, zh };
export type AccountDictionary = typeof vi;
