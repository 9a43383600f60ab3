/** Where a dossier may go, and who moves it. */

export const DOSSIER_STATES = [
  "draft", "submitted", "returned", "turned_down", "forwarded", "eligible", "scoring", "scored",
  "concluded", "not_recognised", "excluded", "referred_to_ministry", "certified", "withdrawn",
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** In which capacity somebody acts on a dossier; one person may have several. */
export type Capacity = "producer" | "commune_officer" | "member" | "secretary" | "chair" | "officer" | "system";

/**
 * Every move: from where, to where, by whom. Decision 26/2026/QĐ-TTg: the producer files at its commune, the commune
 * checks four points and requests evaluation, the council's secretary checks that the dossier is full, members score,
 * the chair concludes, the province certifies three and four stars, and five are the ministry's.
 */
export const DOSSIER_MOVES = {
  submit: { from: ["draft", "returned"], to: "submitted", by: ["producer", "officer"] },
  commune_return: { from: ["submitted"], to: "returned", by: ["commune_officer"] },
  commune_turn_down: { from: ["submitted"], to: "turned_down", by: ["commune_officer"] },
  forward: { from: ["submitted"], to: "forwarded", by: ["commune_officer"] },
  secretary_return: { from: ["forwarded"], to: "returned", by: ["secretary", "officer"] },
  accept: { from: ["forwarded"], to: "eligible", by: ["secretary", "officer"] },
  start_scoring: { from: ["eligible"], to: "scoring", by: ["secretary", "officer"] },
  /** The last member submitted. */
  complete: { from: ["scoring"], to: "scored", by: ["system"] },
  rescore: { from: ["scored"], to: "scoring", by: ["chair", "secretary"] },
  conclude: { from: ["scored"], to: "concluded", by: ["chair"] },
  conclude_below: { from: ["scored"], to: "not_recognised", by: ["chair"] },
  refer: { from: ["scored"], to: "referred_to_ministry", by: ["chair"] },
  /** Forged, without the food-safety certificate that is a duty, or without registration papers. */
  exclude: { from: ["forwarded", "eligible", "scoring", "scored"], to: "excluded", by: ["chair"] },
  /** The province's decision is published. */
  certify: { from: ["concluded"], to: "certified", by: ["officer"] },
  /** The ministry's result came: five stars by its own decision, three or four by the province's. */
  ministry_certify: { from: ["referred_to_ministry"], to: "certified", by: ["officer"] },
  ministry_below: { from: ["referred_to_ministry"], to: "not_recognised", by: ["officer"] },
  withdraw: { from: ["draft", "submitted", "returned", "forwarded", "eligible"], to: "withdrawn", by: ["producer"] },
} as const satisfies Record<string, { from: readonly DossierState[]; to: DossierState; by: readonly Capacity[] }>;
export type DossierMove = keyof typeof DOSSIER_MOVES;

export type MoveRefusal = { kind: "not_allowed" } | { kind: "wrong_state"; state: DossierState };

/** Why somebody in these capacities cannot make a move from a state; null when they can. */
export function moveRefusal(move: DossierMove, state: DossierState, capacities: readonly Capacity[]): MoveRefusal | null {
  const { from, by } = DOSSIER_MOVES[move];
  if (!capacities.some((capacity) => (by as readonly Capacity[]).includes(capacity))) return { kind: "not_allowed" };
  return (from as readonly DossierState[]).includes(state) ? null : { kind: "wrong_state", state };
}

/** The moves open to somebody from a state, for the buttons of a page. */
export function openMoves(state: DossierState, capacities: readonly Capacity[]): DossierMove[] {
  return (Object.keys(DOSSIER_MOVES) as DossierMove[]).filter((move) => moveRefusal(move, state, capacities) === null);
}

/** Whether the producer may still change what it filed. */
export function isEditable(state: DossierState): boolean {
  return state === "draft" || state === "returned";
}

/** States in which nothing more happens to a dossier. */
export const FINISHED: readonly DossierState[] = ["turned_down", "not_recognised", "excluded", "certified", "withdrawn"];

export function isFinished(state: DossierState): boolean {
  return FINISHED.includes(state);
}
