import { readdirSync, readFileSync } from "node:fs";

/** Every picture kind the catalogue may ask for; each is drawn in four variants. */
export const sceneKinds = [
  "custard-apple", "seedless-persimmon", "mandarin", "chestnut", "black-canarium", "dragon-fruit",
  "forest-lemon", "leafy-greens", "mushrooms", "baby-squash", "star-anise", "anise-oil", "honey-jar",
  "honey-comb", "tea-leaves", "herbal-tea-bags", "dried-noodles", "fresh-noodles", "rice-bag",
  "sticky-rice-cake", "five-color-rice", "black-jelly", "jelly-powder-pack", "roast-duck",
  "braised-pork", "sausage", "dried-beef", "grilled-nem", "six-toed-chicken", "eggs-box", "macadamia",
  "cooking-oil-bottle", "chili-sauce", "bamboo-shoot-jar", "spice-mix", "soap", "balm-tin",
  "bath-herbs", "syrup-bottle", "canned-drink", "water-bottle", "liquor-bottle", "fruit-wine",
  "brocade-bag", "bamboo-tea-set", "bamboo-basket", "orchid", "bonsai", "peach-blossom", "homestay",
  "orchard-tour", "gift-box", "generic-jar",
] as const;

export type SceneKind = (typeof sceneKinds)[number];

/** Vietnamese always; the other languages where the catalogue has been translated. */
export type DemoText = { vi: string; en?: string; zh?: string };

export type DemoHandling = "fresh" | "chilled" | "ambient" | "liquid" | "glass" | "live" | "service";

export type DemoQuality = "vietgap" | "globalgap" | "organic" | "haccp" | "iso22000";

/** Where the certificate should stand on the day of seeding; the seed makes the dates from it. */
export type DemoCertificateStatus = "in_force" | "renewal" | "lapsed" | "revoked";

export type DemoIpKind = "gi" | "collective_mark" | "certification_mark" | "trademark";

/** One thing that can be bought. Weights in grams, sizes in whole centimetres, price in whole đồng with VAT. */
export type DemoVariant = {
  sku: string;
  name: DemoText;
  unit: string;
  netWeightG: number;
  shippingWeightG: number;
  dims: [length: number, width: number, height: number];
  price: number;
  stock: number;
  /** How many base units one of these holds (12 for a box of 12 jars); 1 when absent. */
  unitsPerSale?: number;
  /** SKU of the base variant whose stock this one draws on; `stock` is then 0. */
  sharesStockWith?: string;
  minQuantity?: number;
  maxQuantity?: number;
  gtin?: boolean;
  /** How it is sold, when not from the shelf; a forecast counts its days from the day of seeding. */
  sale?:
    | { mode: "made_to_order"; leadDays: number; weeklyCapacity?: number }
    | { mode: "by_weight"; marginBp: number }
    | { mode: "preorder"; forecast: { low: number; likely: number; high: number; fromDays: number; toDays: number } };
};

/** One product of the demo catalogue. */
export type DemoProduct = {
  key: string;
  producer: string;
  setNo: number;
  name: DemoText;
  summary: DemoText;
  description: DemoText;
  ingredients?: DemoText;
  storage?: DemoText;
  shelfLifeDays?: number;
  abvPercent?: number;
  communeCode: string;
  seasonMonths?: number[];
  /** Sold in its season alone; needs one that does not cross the new year. */
  inSeasonOnly?: boolean;
  handling: DemoHandling[];
  scene: SceneKind;
  sceneVariant: 0 | 1 | 2 | 3;
  firstYear: number;
  stars: 3 | 4;
  score: number;
  recognition: {
    ip?: { kind: DemoIpKind; name: string };
    ruralIndustrial?: number;
    goldBrand?: number;
  };
  quality: DemoQuality[];
  status: DemoCertificateStatus;
  /** How long a certificate in renewal still runs; as chance has it when absent. */
  renewalDaysLeft?: number;
  onSale: boolean;
  variants: DemoVariant[];
};

const directory = new URL("./", import.meta.url);

/** Reads every product of the demo catalogue, in the order of the file names and then of each file. */
export function loadProducts(): DemoProduct[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, directory), "utf8")) as DemoProduct[]);
}
