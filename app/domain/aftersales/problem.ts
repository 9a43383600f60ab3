import type { Side } from "./talk";

/** Problems of a parcel; no I/O. */

export const PROBLEM_KINDS = ["lost", "damaged", "wrong", "refused", "other"] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];
export type ProblemState = "open" | "answered" | "resolved";
export type ProblemStep = "answer" | "resolve" | "reopen";
export type ProblemParty = Side | "officer";

const STEPS: Readonly<Record<ProblemState, Partial<Record<ProblemStep, ProblemState>>>> = {
  open: { answer: "answered", resolve: "resolved" },
  answered: { resolve: "resolved", reopen: "open" },
  resolved: {},
};

/** Where a step leads; null where there is none, or it is not for this party: the other side answers, who reported it settles or insists, an officer settles. */
export function problemAfter(state: ProblemState, step: ProblemStep, reporter: Side, party: ProblemParty): ProblemState | null {
  const allowed = step === "answer" ? party !== "officer" && party !== reporter : step === "reopen" ? party === reporter : party === reporter || party === "officer";
  return allowed ? (STEPS[state][step] ?? null) : null;
}
