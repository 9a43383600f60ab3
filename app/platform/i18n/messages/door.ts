import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { door as en } from "./en/door";
import { door as vi } from "./vi/door";
import { door as zh } from "./zh/door";

export type DoorDictionary = typeof vi;

/** The texts of what happens at a buyer's door: the published rule of cash on delivery, refused parcels, and the call before. */
export const DOOR_TEXTS: Record<Locale, Messages<DoorDictionary>> = { vi, en, zh };
