import type { EvaluationFailure } from "~/domain/evaluation/failure";

/** Why a form of the evaluation's pages was refused, and what was typed into it. */
export type Refusal = { intent: string; failure: EvaluationFailure; values: Record<string, string> };

export const STATUS: Partial<Record<EvaluationFailure["kind"], number>> = { not_found: 404, not_allowed: 403, wrong_state: 409, sheet_submitted: 409 };

export function statusOf({ failure }: Refusal): number {
  return STATUS[failure.kind] ?? 422;
}
