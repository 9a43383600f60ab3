import { parcels as en } from "./en/parcels";
import { parcels as vi } from "./vi/parcels";
import { parcels as zh } from "./zh/parcels";

/** The texts of a producer's orders, on the pages and in mails. */
export const PARCEL_TEXTS = { vi, en, zh };
export type ParcelDictionary = typeof vi;
