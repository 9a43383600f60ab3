import { checkout as en } from "./en/checkout";
import { checkout as vi } from "./vi/checkout";
import { checkout as zh } from "./zh/checkout";

/** The texts of cart, checkout and order pages: they come with those pages, so that product pages stay light. */
export const CHECKOUT_TEXTS = { vi, en, zh };
export type CheckoutDictionary = typeof vi;
