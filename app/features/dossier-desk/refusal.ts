import type { EvaluationFailure } from "~/domain/evaluation/failure";
import type { UploadFault } from "~/platform/http/upload.server";

/** Why a form of a dossier was refused, and what was typed into it. */
export type Refusal = { intent: string; failure: EvaluationFailure | { kind: "upload"; fault: UploadFault }; values: Record<string, string> };

const STATUS: Partial<Record<Refusal["failure"]["kind"], number>> = { not_found: 404, not_allowed: 403, wrong_state: 409, already_running: 409 };

export function statusOf({ failure }: Refusal): number {
  return STATUS[failure.kind] ?? 422;
}
