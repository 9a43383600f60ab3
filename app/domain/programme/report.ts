import type { LocalizedText } from "~/lib/localized-text";
import { within, yearsOf, type Period } from "./period";
import { progressOf, type Target, type TargetProgress } from "./target";

/** Where a product's last certificate stands today: in force with more than 180 days left, due for renewal, at its end, taken away. */
export const PRODUCT_STANDINGS = ["in_force", "renewal", "expired", "revoked"] as const;
export type ProductStanding = (typeof PRODUCT_STANDINGS)[number];
export const SECTORS = ["food", "beverages", "herbs", "handicrafts", "ornamentals", "tourism"] as const;
export type Sector = (typeof SECTORS)[number];

/** Products that share year and stars of their first recognition, sector, commune and where they stand. */
export type RecognisedCell = { year: number; stars: number; sector: Sector; commune: string; standing: ProductStanding; products: number };
export type SupportCell = { year: number; source: string; purpose: string; vnd: bigint };
export type PromotionCell = { year: number; held: number; participants: number; salesVnd: bigint };
export type IssuedCell = { year: number; stars: number; certificates: number };
export type ListingCell = { stars: number; commune: string; listings: number; inStock: bigint };
export type SalesCell = { stars: number; commune: string; orders: number; units: bigint; vnd: bigint };
export type CommunePlace = { code: string; name: string; latitude: number | null; longitude: number | null };

/** What the database knows, before it is cut to a period. */
export type ReportSource = {
  recognised: RecognisedCell[];
  targets: Target[];
  protectedBy: { kind: "gi" | "collective_mark" | "certification_mark" | "trademark"; products: number }[];
  protectedProducts: number;
  ruralIndustrial: number;
  goldBrand: number;
  support: SupportCell[];
  promotions: PromotionCell[];
  issued: IssuedCell[];
  listings: ListingCell[];
  sales: SalesCell[];
  orders: number;
  communes: CommunePlace[];
};

export type CommuneRow = CommunePlace & { recognised: number; listings: number; orders: number; vnd: bigint; /** Percent with one decimal; null without sales or stock. */ sellThrough: number | null };
export type StarRow = { stars: number; listings: number; orders: number; units: bigint; vnd: bigint; sellThrough: number | null };

export type Report = {
  period: Period;
  /** Products first recognised in the period, by the stars of that first recognition. */
  recognised: { total: number; stars: Record<3 | 4 | 5, number> };
  byYear: { year: number; total: number; stars: Record<3 | 4 | 5, number> }[];
  bySector: { sector: Sector; products: number }[];
  targets: { period: TargetProgress | null; horizon: TargetProgress | null };
  protected: ReportSource["protectedBy"];
  protectedProducts: number;
  ruralIndustrial: number;
  goldBrand: number;
  support: { vnd: bigint; byYear: { year: number; vnd: bigint }[]; bySource: { source: string; vnd: bigint }[]; byPurpose: { purpose: string; vnd: bigint }[] };
  promotions: { held: number; participants: number; salesVnd: bigint; byYear: PromotionCell[] };
  /** Every product ever recognised, by where its last certificate stands today, whatever the period. */
  standing: Record<ProductStanding, number>;
  issued: { year: number; total: number; stars: Record<3 | 4 | 5, number> }[];
  market: { listings: number; starred: number; orders: number; vnd: bigint; byStars: StarRow[] };
  communes: CommuneRow[];
};

/** The programme's report of some years, from counted rows alone. */
export function buildReport(source: ReportSource, period: Period): Report {
  const inPeriod = source.recognised.filter(({ year }) => within(year, period));
  const years = yearsOf(period);
  const firstYears = source.recognised.map(({ year, products }) => ({ year, products }));
  const support = source.support.filter(({ year }) => within(year, period));
  const promotions = source.promotions.filter(({ year }) => within(year, period));
  return {
    period,
    recognised: starCounts(inPeriod),
    byYear: years.map((year) => ({ year, ...starCounts(inPeriod.filter((cell) => cell.year === year)) })),
    bySector: SECTORS.map((sector) => ({ sector, products: sum(inPeriod.filter((cell) => cell.sector === sector), ({ products }) => products) })),
    targets: { period: progressOf("period", source.targets, firstYears, period), horizon: progressOf("horizon", source.targets, firstYears, period) },
    protected: source.protectedBy, protectedProducts: source.protectedProducts, ruralIndustrial: source.ruralIndustrial, goldBrand: source.goldBrand,
    support: {
      vnd: sumVnd(support), byYear: years.map((year) => ({ year, vnd: sumVnd(support.filter((cell) => cell.year === year)) })),
      bySource: groupVnd(support, ({ source }) => source).map(([source, vnd]) => ({ source, vnd })),
      byPurpose: groupVnd(support, ({ purpose }) => purpose).map(([purpose, vnd]) => ({ purpose, vnd })),
    },
    promotions: {
      held: sum(promotions, ({ held }) => held), participants: sum(promotions, ({ participants }) => participants),
      salesVnd: promotions.reduce((total, { salesVnd }) => total + salesVnd, 0n),
      byYear: years.map((year) => promotions.find((cell) => cell.year === year) ?? { year, held: 0, participants: 0, salesVnd: 0n }),
    },
    standing: Object.fromEntries(PRODUCT_STANDINGS.map((standing) => [standing, sum(source.recognised.filter((cell) => cell.standing === standing), ({ products }) => products)])) as Report["standing"],
    issued: years.map((year) => ({ year, ...starCounts(source.issued.filter((cell) => cell.year === year).map(({ stars, certificates }) => ({ stars, products: certificates }))) })),
    market: marketOf(source),
    communes: communesOf(source, inPeriod),
  };
}

function marketOf({ listings, sales, orders }: ReportSource): Report["market"] {
  const byStars = [5, 4, 3, 0].flatMap((stars) => {
    const [offered, sold] = [listings.filter((cell) => cell.stars === stars), sales.filter((cell) => cell.stars === stars)];
    if (offered.length === 0 && sold.length === 0) return [];
    return [{ stars, listings: sum(offered, (cell) => cell.listings), orders: sum(sold, (cell) => cell.orders), units: sumUnits(sold), vnd: sumVnd(sold), sellThrough: sellThrough(sold, offered) }];
  });
  return { listings: sum(listings, (cell) => cell.listings), starred: sum(listings.filter(({ stars }) => stars > 0), (cell) => cell.listings), orders, vnd: sumVnd(sales), byStars };
}

function communesOf({ communes, listings, sales }: ReportSource, recognised: RecognisedCell[]): CommuneRow[] {
  const by = <Cell extends { commune: string }>(cells: Cell[]) => grouped(cells, ({ commune }) => commune);
  const [products, offered, sold] = [by(recognised), by(listings), by(sales)];
  return communes
    .map((place) => {
      const [offers, sales] = [offered.get(place.code) ?? [], sold.get(place.code) ?? []];
      return {
        ...place, recognised: sum(products.get(place.code) ?? [], (cell) => cell.products), listings: sum(offers, (cell) => cell.listings),
        orders: sum(sales, (cell) => cell.orders), vnd: sumVnd(sales), sellThrough: sellThrough(sales, offers),
      };
    })
    .toSorted((a, b) => b.recognised - a.recognised || a.name.localeCompare(b.name, "vi"));
}

/** Units sold in the period, of those and the units in stock now, in percent with one decimal. */
function sellThrough(sold: SalesCell[], offered: ListingCell[]): number | null {
  const [units, left] = [sumUnits(sold), offered.reduce((total, { inStock }) => total + inStock, 0n)];
  return units + left === 0n ? null : Number((units * 1_000n) / (units + left)) / 10;
}

function starCounts(cells: { stars: number; products: number }[]): { total: number; stars: Record<3 | 4 | 5, number> } {
  const of = (stars: number) => sum(cells.filter((cell) => cell.stars === stars), ({ products }) => products);
  return { total: sum(cells, ({ products }) => products), stars: { 3: of(3), 4: of(4), 5: of(5) } };
}

function groupVnd<Cell extends { vnd: bigint }>(cells: Cell[], key: (cell: Cell) => string): [string, bigint][] {
  return [...grouped(cells, key)].map(([name, group]): [string, bigint] => [name, sumVnd(group)]).toSorted(([, a], [, b]) => (b > a ? 1 : b < a ? -1 : 0));
}

function grouped<Cell>(cells: Cell[], key: (cell: Cell) => string): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) groups.set(key(cell), [...(groups.get(key(cell)) ?? []), cell]);
  return groups;
}

const sum = <Cell>(cells: Cell[], value: (cell: Cell) => number): number => cells.reduce((total, cell) => total + value(cell), 0);
const sumVnd = (cells: { vnd: bigint }[]): bigint => cells.reduce((total, { vnd }) => total + vnd, 0n);
const sumUnits = (cells: { units: bigint }[]): bigint => cells.reduce((total, { units }) => total + units, 0n);

/** A product behind a figure. */
export type RecognisedRow = {
  name: string; producer: LocalizedText; commune: string; firstYear: number; firstStars: number; number: string; standing: ProductStanding; slug: string | null;
};
