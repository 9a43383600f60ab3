import type { SaleFacts } from "~/domain/catalog/sale-note";
import type { Locale } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";

/** Why a line cannot be bought as it stands. */
export type LineProblem =
  /** No longer sold. */
  | { kind: "unavailable" }
  | { kind: "sold_out" }
  /** Fewer are left than the line asks for; `available` is how many of this variant there are. */
  | { kind: "less_available"; available: number }
  | { kind: "below_minimum"; minimum: number }
  | { kind: "above_maximum"; maximum: number }
  /** Spirits of 15 % and more, while their online sale is off. */
  | { kind: "spirits_not_sold_online" };

/** A picture as `ui` shows it: see the catalogue's Picture. */
type LinePicture = { key: string; width: number; height: number; widths: number[]; hasAvif: boolean; tone: string; alt: string };

export type CartLineView = {
  sku: string;
  variantId: string;
  productId: string;
  productSlug: string;
  /** In the cart's language, Vietnamese where there is no translation; `nameLocale` says which it is. */
  name: string;
  nameLocale: Locale;
  variantName: string;
  unit: string;
  picture: LinePicture | null;
  /** Stars that hold at this moment; 0 when none. */
  stars: number;
  /** Alcoholic: the buyer says to be of age, and the courier looks. */
  alcohol: boolean;
  quantity: number;
  minQuantity: number;
  /** The highest quantity that may be chosen: the variant's maximum or what is left, never below 0. */
  maxQuantity: number;
  /** Today's price, VAT included. */
  unitPrice: Vnd;
  /** What one alone costs: more than `unitPrice` when the quantity has made it cheaper. */
  listPrice: Vnd;
  total: Vnd;
  vatRateBp: number;
  sale: SaleFacts;
  problem: LineProblem | null;
};

export type ShippingOption =
  | { method: "ship"; zone: string; carrier: string; fee: Vnd; minDays: number; maxDays: number }
  | { method: "pickup"; fee: Vnd };

/** One producer's part of the cart: it becomes one shipment. */
export type CartGroup = {
  producer: { id: string; slug: string; name: string };
  lines: CartLineView[];
  goods: Vnd;
  /** True when there is nothing to carry (a homestay, a tour): no fee, no weight. */
  shipsNothing: boolean;
  /** What the carrier charges for: the greater of real and volumetric weight, in grams. */
  chargeableG: number;
  /** One per tariff zone, then pick-up. */
  shippingOptions: ShippingOption[];
};

export type CartView = {
  id: string;
  /** Grows with every change. */
  version: number;
  locale: Locale;
  groups: CartGroup[];
  /** Different products. */
  lineCount: number;
  /** Pieces of all lines. */
  itemCount: number;
  totals: {
    goods: Vnd;
    /** Contained in `goods`, not added to it. */
    vatIncluded: Vnd;
    /** Shipping of all groups in the cheapest and in the dearest zone. */
    shippingFrom: Vnd;
    shippingTo: Vnd;
  };
  /** Not empty and no line has a problem. */
  canCheckOut: boolean;
};

export type SoldOutLine = { sku: string; name: string; requested: number; available: number };
