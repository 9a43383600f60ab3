/** Why a step of an evaluation was not taken: something to tell the person, in the language of the page. */
export const FAILURE_KINDS = [
  "not_found", "not_allowed", "wrong_state", "reason_missing", "invalid",
  "no_sheet_in_force", "already_running", "certificate_revoked", "too_early", "not_its_product", "may_not_hold",
  "incomplete", "points_not_met", "no_open_round", "round_closed",
  "council_incomplete", "no_quorum", "unchecked", "undecided", "already_scored",
  "no_sheet", "interest", "sheet_submitted", "not_asked", "unknown_option", "unmarked", "not_different",
  "decision_differs", "decision_date", "numbers_exhausted",
  "file_type", "file_size", "too_many_files",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export type FieldProblem = "missing" | "too_long" | "not_a_day" | "out_of_order" | "out_of_range" | "unknown" | "taken" | "shape";

export type EvaluationFailure = {
  kind: FailureKind;
  /** What the sentence needs: the state it is in, the product concerned. */
  params?: Record<string, string | number>;
  /** Fields of the form that are wrong. */
  problems?: Record<string, FieldProblem>;
};

export function fail(kind: FailureKind, more: Omit<EvaluationFailure, "kind"> = {}): { ok: false; error: EvaluationFailure } {
  return { ok: false, error: { kind, ...more } };
}
