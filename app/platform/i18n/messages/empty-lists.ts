import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { emptyLists as en } from "./en/empty-lists";
import { emptyLists as vi } from "./vi/empty-lists";
import { emptyLists as zh } from "./zh/empty-lists";

type Dictionary = typeof vi;
/** The lists of the desks by what they hold. */
export type ListName = Extract<keyof Dictionary, `${string}.text`> extends `${infer Name}.text` ? Name : never;

/** What the desks' lists say while they hold nothing at all, and what to do then. */
export const EMPTY_LIST_TEXTS: Record<Locale, Messages<Dictionary>> = { vi, en, zh };
