import type { SaleFacts, SaleMode } from "~/domain/catalog/sale-note";
import type { LocalizedText } from "~/lib/localized-text";

/** A cart as the database function cart_snapshot hands it over: raw facts of this moment, money as JSON numbers. */
export type CartSnapshot = {
  id: string;
  version: number;
  lines: SnapshotLine[];
  rates: SnapshotRate[];
};

export type SnapshotLine = {
  sku: string;
  variantId: string;
  productId: string;
  slug: string;
  name: LocalizedText;
  variantName: LocalizedText;
  unit: LocalizedText;
  quantity: number;
  price: number;
  /** Of one alone; more than `price` when a price break is reached. */
  listPrice: number;
  min: number;
  max: number;
  stockUnitId: string;
  unitsPerSale: number;
  /** In units of what it is taken from: a shelf, a week's capacity, a harvest's low band. */
  available: number;
  mode: SaleMode;
  leadDays: number | null;
  marginBp: number | null;
  netWeightG: number;
  /** Of the harvest it is sold ahead of. */
  window: SaleFacts["window"];
  weightG: number;
  lengthCm: number;
  widthCm: number;
  heightCm: number;
  /** Published and active. */
  sold: boolean;
  abvBp: number | null;
  service: boolean;
  vatRateBp: number;
  stars: number;
  producerId: string;
  producerSlug: string;
  producerName: LocalizedText;
  picture: { key: string; width: number; height: number; widths: number[]; hasAvif: boolean; tone: string; alt: LocalizedText } | null;
};

export type SnapshotRate = {
  carrier: string;
  zone: string;
  baseGrams: number;
  baseVnd: number;
  stepGrams: number;
  stepVnd: number;
  divisor: number;
  minDays: number;
  maxDays: number;
};
