import { type DecisionRefusal, giveUpFailed, retryFailed, tryNow } from "~/domain/operations/decide-failed.server";
import { isId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";

export type JobsDone = { done: "retried" | "given_up"; count: number };
export type JobsRefusal = { kind: DecisionRefusal["kind"]; id: string; reason: string };

/** Carries out one of the forms of the desk of jobs, by its `intent`. */
export async function changeJobs(form: ReadonlyMap<string, string>, who: { userId: string; at: Date }): Promise<Result<JobsDone, JobsRefusal>> {
  const text = (name: string): string => (form.get(name) ?? "").replaceAll("\0", "").trim();
  const [intent, id, topic] = [text("intent"), text("id"), text("topic").slice(0, 100)];
  const refuse = (kind: JobsRefusal["kind"]): Result<never, JobsRefusal> => ({ ok: false, error: { kind, id, reason: text("reason") } });
  if (intent !== "retry-all" && !isId(id)) return refuse("not_found");
  const decided =
    intent === "retry" ? await retryFailed({ id }, who)
    : intent === "retry-all" ? await retryFailed({ topic }, who)
    : intent === "now" ? await tryNow(id, who)
    : intent === "give-up" ? await giveUpFailed(id, text("reason"), who)
    : null;
  if (decided === null) return refuse("not_found");
  return decided.ok ? ok({ done: intent === "give-up" ? "given_up" : "retried", count: decided.value }) : refuse(decided.error.kind);
}
