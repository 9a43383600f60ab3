import type { CommuneCount } from "~/domain/catalog/count-queries.server";

/** A commune as a dot: place and radius in a box of `WIDTH` × `HEIGHT`. */
export type CommuneDot = { code: string; name: string; products: number; x: number; y: number; r: number; label: boolean };

export const MAP_WIDTH = 640;
export const MAP_HEIGHT = 560;
/** Room for the land drawn around the outermost communes. */
const MARGIN = 48;
const LABELS = 9;
/** Labels nearer than this would run into each other. */
const LABEL_GAP = { x: 120, y: 22 };

/** Communes with coordinates as dots, area by number of products; a degree of longitude is shortened as at 22° north. */
export function mapOfCommunes(communes: CommuneCount[]): CommuneDot[] {
  const placed = communes.flatMap(({ latitude, longitude, ...commune }) => (latitude === null || longitude === null ? [] : [{ ...commune, east: longitude * 0.928, north: latitude }]));
  if (placed.length === 0) return [];
  const [west, east] = [Math.min(...placed.map((one) => one.east)), Math.max(...placed.map((one) => one.east))];
  const [south, north] = [Math.min(...placed.map((one) => one.north)), Math.max(...placed.map((one) => one.north))];
  const scale = Math.min((MAP_WIDTH - 2 * MARGIN) / (east - west || 1), (MAP_HEIGHT - 2 * MARGIN) / (north - south || 1));
  const most = Math.max(1, ...placed.map((one) => one.products));
  const left = (MAP_WIDTH - (east - west) * scale) / 2;
  const labelled: { x: number; y: number }[] = [];
  return placed.map((one) => {
    const x = Math.round(left + (one.east - west) * scale);
    const y = Math.round(MARGIN + (north - one.north) * scale);
    const free = labelled.every((other) => Math.abs(other.x - x) > LABEL_GAP.x || Math.abs(other.y - y) > LABEL_GAP.y);
    const label = one.products > 0 && labelled.length < LABELS && free;
    if (label) labelled.push({ x, y });
    return { code: one.code, name: one.name, products: one.products, x, y, r: one.products === 0 ? 3 : Math.round((5 + 15 * Math.sqrt(one.products / most)) * 10) / 10, label };
  });
}
