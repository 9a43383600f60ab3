import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { register as en } from "./en/register";
import { register as vi } from "./vi/register";
import { register as zh } from "./zh/register";

export type RegisterDictionary = typeof vi;

/** The texts of the certificate register’s desks: links, expiry, inspections, use of the mark. */
export const REGISTER_TEXTS: Record<Locale, Messages<RegisterDictionary>> = { vi, en, zh };
