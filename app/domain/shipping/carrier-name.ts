import type { Locale } from "~/lib/localized-text";

/** The tariffs of the rate table; who really drives is entered when a parcel leaves. */
const TARIFFS: Readonly<Record<string, Record<Locale, string>>> = {
  courier: { vi: "chuyển phát nhanh", en: "courier", zh: "快递" },
  freight: { vi: "xe tải hàng nặng", en: "freight", zh: "货运" },
};

/** How a parcel goes, in a reader's language; a carrier that somebody entered is called as it was entered. */
export function carrierName(carrier: string, locale: Locale): string {
  return Object.hasOwn(TARIFFS, carrier) ? (TARIFFS[carrier]?.[locale] ?? carrier) : carrier;
}
