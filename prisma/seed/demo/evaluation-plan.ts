import type { DossierState } from "~/domain/evaluation/dossier-states";

/** What the demo's rounds show, dossier by dossier. */
export interface PlannedDossier {
  /** Stars whose requirements its marks meet, and about which total. */
  stars: number;
  total: number;
  state: DossierState;
  /** How many of the members' sheets are in. */
  submitted: number;
  /** One member disagrees strongly on the first criteria that are worth enough. */
  disputed?: boolean;
  /** A requirement of the next star that everybody finds missing. */
  lacks?: 3 | 4;
}

const all = 5;

/** The round that is being scored. */
export const SCORING: readonly PlannedDossier[] = [
  { stars: 3, total: 64, state: "scored", submitted: all },
  { stars: 3, total: 61, state: "scored", submitted: all, disputed: true },
  { stars: 4, total: 79, state: "scored", submitted: all, lacks: 4 },
  { stars: 5, total: 94, state: "scored", submitted: all },
  { stars: 4, total: 81, state: "concluded", submitted: all },
  { stars: 3, total: 57, state: "not_recognised", submitted: all, lacks: 3 },
  { stars: 5, total: 93, state: "referred_to_ministry", submitted: all },
  { stars: 3, total: 66, state: "scoring", submitted: 3 },
  { stars: 4, total: 76, state: "scoring", submitted: 4 },
  { stars: 3, total: 62, state: "scoring", submitted: 0 },
];

/** The round that takes requests. */
export const FILING: readonly PlannedDossier[] = [
  { stars: 4, total: 79, state: "draft", submitted: 0 },
  { stars: 4, total: 77, state: "submitted", submitted: 0 },
  { stars: 3, total: 63, state: "submitted", submitted: 0 },
  { stars: 3, total: 58, state: "returned", submitted: 0 },
  { stars: 4, total: 82, state: "forwarded", submitted: 0 },
  { stars: 3, total: 65, state: "eligible", submitted: 0 },
];

/** How many certificates of its decision the round that is over shows. */
export const FINISHED_MOST = 8;
