import type { Capacity, DossierState } from "./dossier-states";

export const ROUND_STATES = ["preparing", "filing", "scoring", "concluded", "published", "cancelled"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** Every move of a round: from where, to where, by whom. */
export const ROUND_MOVES = {
  open: { from: ["preparing"], to: "filing", by: ["secretary", "officer"] },
  /** Gives every accepted dossier its sheets, one a member. */
  start_scoring: { from: ["filing"], to: "scoring", by: ["secretary", "officer"] },
  /** When the chair has concluded on every dossier. */
  conclude: { from: ["scoring"], to: "concluded", by: ["chair"] },
  /** Issues the certificates of the decision. */
  publish: { from: ["concluded"], to: "published", by: ["officer"] },
  cancel: { from: ["preparing", "filing"], to: "cancelled", by: ["officer"] },
} as const satisfies Record<string, { from: readonly RoundState[]; to: RoundState; by: readonly Capacity[] }>;
export type RoundMove = keyof typeof ROUND_MOVES;

export type RoundRefusal = { kind: "not_allowed" } | { kind: "wrong_state"; state: RoundState };

/** Why somebody in these capacities cannot make a move of a round; null when they can. */
export function roundRefusal(move: RoundMove, state: RoundState, capacities: readonly Capacity[]): RoundRefusal | null {
  const { from, by } = ROUND_MOVES[move];
  if (!capacities.some((capacity) => (by as readonly Capacity[]).includes(capacity))) return { kind: "not_allowed" };
  return (from as readonly RoundState[]).includes(state) ? null : { kind: "wrong_state", state };
}

/** The moves open to somebody from a state, for the buttons of a page. */
export function openRoundMoves(state: RoundState, capacities: readonly Capacity[]): RoundMove[] {
  return (Object.keys(ROUND_MOVES) as RoundMove[]).filter((move) => roundRefusal(move, state, capacities) === null);
}

/** Dossiers that keep a round from being concluded. */
export const UNDECIDED: readonly DossierState[] = ["forwarded", "eligible", "scoring", "scored"];
