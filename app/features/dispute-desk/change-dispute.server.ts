import { answerDispute, decideDispute } from "~/domain/payments/disputes/answer-dispute.server";
import { err, ok, type Result } from "~/lib/result";

export type DisputeDone = "answered" | "decided";
export type DisputeRefusal = { kind: "not_found" | "stale" | "empty" | "too_long" | "unavailable" | "not_theirs" | "choose"; values: Record<string, string> } | { kind: "refused"; message: string; values: Record<string, string> };

/** Carries out one of the forms of a dispute's page. Null when it is none of them. */
export async function changeDispute(id: string, form: ReadonlyMap<string, string>, officer: { userId: string; at: Date }): Promise<Result<DisputeDone, DisputeRefusal> | null> {
  const values = Object.fromEntries(form);
  if (form.get("intent") === "answer") {
    const answered = await answerDispute(id, form.get("text") ?? "", officer);
    if (answered.kind === "answered") return ok("answered");
    return err(answered.kind === "refused" ? { ...answered, values } : { kind: answered.kind, values });
  }
  if (form.get("intent") !== "decide") return null;
  const bearer = form.get("bearer") ?? "";
  if (bearer === "") return err({ kind: "choose", values });
  const decided = await decideDispute(id, { producerId: bearer === "shop" ? null : bearer, reason: form.get("reason") ?? "" }, officer);
  return decided === "decided" ? ok("decided") : err({ kind: decided, values });
}
