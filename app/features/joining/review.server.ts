import { submissionProblems, STEPS, type ApplicationStep } from "~/domain/producers/joining/application";
import { findApplication } from "~/domain/producers/joining/application-queries.server";
import { moveApplication, sayOnApplication, type MoveFailure } from "~/domain/producers/joining/move-application.server";
import { namesOfCommunes } from "~/domain/places/place-queries.server";

export type ReviewRefusal = { fault: MoveFailure["kind"]; reason: string };

/** One application for an officer, with what the shop can check by itself; null when there is none. */
export async function applicationView(id: string) {
  const application = await findApplication(id);
  if (!application) return null;
  const code = application.fields.communeCode;
  const names = await namesOfCommunes(code === null ? [] : [code]);
  return { application, problems: submissionProblems(application.fields, application.papers), communes: [...names].map(([key, name]) => ({ code: key, name })) };
}

/** Does what an officer's form asks: a message, or a step of the state table. */
export async function decideApplication({ id, form, userId, at }: { id: string; form: Map<string, string>; userId: string; at: Date }): Promise<{ done: string } | { refusal: ReviewRefusal }> {
  const intent = form.get("intent") ?? "";
  const reason = form.get("reason") ?? "";
  if (intent === "say") {
    if (!(await findApplication(id))) return { refusal: { fault: "not_found", reason } };
    const said = await sayOnApplication({ id, authorId: userId, fromOfficer: true, text: form.get("text") ?? "", at });
    return said.ok ? { done: "said" } : { refusal: { fault: "reason_missing", reason } };
  }
  const step = (Object.keys(STEPS) as ApplicationStep[]).find((one) => one === intent && STEPS[one].by === "officer");
  if (!step) return { refusal: { fault: "wrong_state", reason } };
  const moved = await moveApplication({ id, step, userId, reason, at });
  return moved.ok ? { done: step } : { refusal: { fault: moved.error.kind, reason } };
}
