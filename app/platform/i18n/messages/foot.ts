import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { foot as en } from "./en/foot";
import { foot as vi } from "./vi/foot";
import { foot as zh } from "./zh/foot";

/** The texts at the foot of the shop's pages: read on the server, since a footer does nothing in the browser. */
export const FOOT_TEXTS: Record<Locale, Messages<typeof vi>> = { vi, en, zh };
