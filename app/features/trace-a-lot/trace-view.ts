import type { CertificateFacts } from "~/ui/commerce/certificate-panel";
import type { Certification } from "~/domain/catalog/listing";
import type { LotPhoto } from "~/domain/traceability/lot-file";
import type { LocalDate } from "~/lib/local-date";

/** What the trace page shows, in one language, plain enough to be read at a glance. */
export type TraceView = {
  path: string;
  number: string;
  ownNumber: boolean;
  code: string;
  product: { name: string; slug: string | null };
  producer: { name: string; slug: string; legalName: string; address: string };
  recall: { on: LocalDate; reason: string } | null;
  expired: boolean;
  where: { text: string; place: string };
  map: TraceMap;
  dates: { harvestedOn: LocalDate | null; producedOn: LocalDate; bestBefore: LocalDate | null };
  certificate: CertificateFacts | null;
  standards: { scheme: Certification; number: string; body: string; expiresOn: LocalDate }[];
  tests: { id: string; laboratory: string; number: string; testedOn: LocalDate; passed: boolean; lot: string | null; criteria: { name: string; result: string; limit: string | null }[]; papers: { id: string; conclusion: string | null; pdf: boolean; size: number }[] }[];
  photos: LotPhoto[];
  sold: { soldG: number; ofG: number; soldUnits: number; ofUnits: number; unit: string };
  overrideReason: string | null;
  record: { sound: boolean; records: number; head: string; publishedOn: LocalDate | null };
  steps: { id: string; at: Date; step: string; place: string | null; detail: string | null; fromLot: string | null; sent: boolean }[];
  origins: OriginView[];
  epcisPath: string;
};

export type OriginView =
  | { kind: "area"; code: string; apiary: boolean; crop: string; size: string; commune: string; scheme: string; markets: string; active: boolean }
  | { kind: "lot"; code: string; path: string }
  | { kind: "bought"; material: string; supplier: string; document: string | null };

/** The province as dots and the places of a lot in it, in a box of `width` × `height`. */
export type TraceMap = { width: number; height: number; land: string; pins: { x: number; y: number }[] };

const WIDTH = 150;
const HEIGHT = 120;
const MARGIN = 8;

type Place = { latitude: number; longitude: number };

/** Places on the smallest map that says where: every commune a dot, a degree of longitude shortened as at 22° north. */
export function traceMap(communes: readonly Place[], places: readonly Place[]): TraceMap {
  const all = [...communes, ...places].map(({ latitude, longitude }) => ({ east: longitude * 0.928, north: latitude }));
  if (all.length === 0) return { width: WIDTH, height: HEIGHT, land: "", pins: [] };
  const [west, north] = [Math.min(...all.map((one) => one.east)), Math.max(...all.map((one) => one.north))];
  const spanEast = Math.max(...all.map((one) => one.east)) - west || 1;
  const spanNorth = north - Math.min(...all.map((one) => one.north)) || 1;
  const scale = Math.min((WIDTH - 2 * MARGIN) / spanEast, (HEIGHT - 2 * MARGIN) / spanNorth);
  const left = (WIDTH - spanEast * scale) / 2;
  const points = all.map((one) => ({ x: Math.round(left + (one.east - west) * scale), y: Math.round(MARGIN + (north - one.north) * scale) }));
  return { width: WIDTH, height: HEIGHT, land: points.slice(0, communes.length).map(({ x, y }) => `M${x} ${y}h0`).join(""), pins: points.slice(communes.length) };
}
