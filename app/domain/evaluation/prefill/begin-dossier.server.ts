import { ok, type Result } from "~/lib/result";
import { createDossier, type DossierStart } from "../create-dossier.server";
import type { Acting } from "../capacities.server";
import type { EvaluationFailure } from "../failure";
import { prefillDossier, type Prefilled } from "./prefill-dossier.server";

/** Begins a dossier and, for a product that has a certificate, fills in what is held; `filled` is null for a new product. */
export async function beginDossier(begin: { start: DossierStart; user: Acting; at: Date }): Promise<Result<{ id: string; filled: Prefilled | null }, EvaluationFailure>> {
  const created = await createDossier(begin);
  if (!created.ok) return created;
  const { id } = created.value;
  if (begin.start.kind === "new") return ok({ id, filled: null });
  // The dossier stands by itself: should nothing be filled in, its page offers to do it again.
  const filled = await prefillDossier({ id, user: begin.user, at: begin.at });
  return ok({ id, filled: filled.ok ? filled.value : null });
}
