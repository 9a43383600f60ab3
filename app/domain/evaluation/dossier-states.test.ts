import { describe, expect, it } from "vitest";
import { DOSSIER_MOVES, DOSSIER_STATES, isFinished, moveRefusal, openMoves, type Capacity, type DossierMove, type DossierState } from "./dossier-states";
import { openRoundMoves, ROUND_STATES, roundRefusal, type RoundState } from "./round-states";

const CAPACITIES: Capacity[] = ["producer", "commune_officer", "member", "secretary", "chair", "officer", "system"];

/** Who may do what from where, written out by hand: everything that is not here is refused. */
const ALLOWED: Record<Capacity, Partial<Record<DossierState, DossierMove[]>>> = {
  producer: {
    draft: ["submit", "withdraw"], returned: ["submit", "withdraw"], submitted: ["withdraw"], forwarded: ["withdraw"], eligible: ["withdraw"],
  },
  commune_officer: { submitted: ["commune_return", "commune_turn_down", "forward"] },
  member: {},
  secretary: { forwarded: ["secretary_return", "accept"], eligible: ["start_scoring"], scored: ["rescore"] },
  chair: { forwarded: ["exclude"], eligible: ["exclude"], scoring: ["exclude"], scored: ["rescore", "conclude", "conclude_below", "refer", "exclude"] },
  officer: {
    draft: ["submit"], returned: ["submit"], forwarded: ["secretary_return", "accept"], eligible: ["start_scoring"], concluded: ["certify"],
    referred_to_ministry: ["ministry_certify", "ministry_below"],
  },
  system: { scoring: ["complete"] },
};

describe("a dossier", () => {
  it.each(CAPACITIES.flatMap((capacity) => DOSSIER_STATES.map((state) => [capacity, state] as const)))("is moved by a %s from %s only as the table says", (capacity, state) => {
    expect(openMoves(state, [capacity]).sort()).toEqual([...(ALLOWED[capacity][state] ?? [])].sort());
  });

  it("is not moved by nobody", () => {
    for (const state of DOSSIER_STATES) expect(openMoves(state, [])).toEqual([]);
  });

  it("goes nowhere once it is finished, and everything else can go on", () => {
    for (const state of DOSSIER_STATES) expect(openMoves(state, CAPACITIES).length === 0).toBe(isFinished(state));
  });

  it("reaches every state", () => {
    expect([...new Set(["draft", ...Object.values(DOSSIER_MOVES).map(({ to }) => to)])].sort()).toEqual([...DOSSIER_STATES].sort());
  });

  it("says whether it is the person or the state that stands in the way", () => {
    expect(moveRefusal("conclude", "scored", ["secretary"])).toEqual({ kind: "not_allowed" });
    expect(moveRefusal("conclude", "scoring", ["chair"])).toEqual({ kind: "wrong_state", state: "scoring" });
    expect(moveRefusal("conclude", "scored", ["member", "chair"])).toBeNull();
  });
});

describe("a round", () => {
  const allowed: Record<string, Partial<Record<RoundState, string[]>>> = {
    secretary: { preparing: ["open"], filing: ["start_scoring"] },
    chair: { scoring: ["conclude"] },
    officer: { preparing: ["open", "cancel"], filing: ["start_scoring", "cancel"], concluded: ["publish"] },
  };
  it.each(CAPACITIES.flatMap((capacity) => ROUND_STATES.map((state) => [capacity, state] as const)))("is moved by a %s from %s only as the table says", (capacity, state) => {
    expect(openRoundMoves(state, [capacity])).toEqual(allowed[capacity]?.[state] ?? []);
  });

  it("is published once", () => {
    expect(roundRefusal("publish", "published", ["officer"])).toEqual({ kind: "wrong_state", state: "published" });
  });
});
