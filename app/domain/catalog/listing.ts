import type { LocalizedText } from "~/lib/localized-text";

/** What a product may carry beside its stars, as the `certification` filter names it. */
export const CERTIFICATIONS = ["vietgap", "globalgap", "organic", "haccp", "iso22000", "gi", "mark"] as const;
export type Certification = (typeof CERTIFICATIONS)[number];

/** The six sectors of the programme, in its order. */
export const SECTORS = ["food", "beverages", "herbs", "handicrafts", "ornamentals", "tourism"] as const;
export type SectorName = (typeof SECTORS)[number];

/** Spirits from this strength on are not sold online, nor advertised (basis points of volume; Law 44/2019/QH14). */
export const STRONG_ALCOHOL_BP = 1_500;

/** Alcohol at all: nobody under 18. */
export function isAlcohol(abvBp: number | null): boolean {
  return abvBp !== null && abvBp > 0;
}

/** Neither sold online nor shown in recommendations, shelves and sharing pictures. */
export function isStrongAlcohol(abvBp: number | null): boolean {
  return abvBp !== null && abvBp >= STRONG_ALCOHOL_BP;
}

export type ListingPicture = { key: string; tone: string; avif: boolean };

/** A product as shelves show it, in all languages. `stars` is 0 unless a certificate is in force at the moment asked for. */
export type Listing = {
  slug: string;
  sku: string;
  name: LocalizedText;
  unit: LocalizedText;
  priceVnd: number;
  stars: number;
  producer: LocalizedText;
  commune: string;
  certifications: Certification[];
  inStock: boolean;
  abvBp: number | null;
  picture: ListingPicture | null;
};
