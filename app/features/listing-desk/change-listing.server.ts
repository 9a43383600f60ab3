import type { ListingDraft } from "~/domain/catalog/drafts/draft-queries.server";
import type { Step } from "~/domain/catalog/drafts/read-step";
import { addPhoto, arrangePhoto, discardDraft, saveStep } from "~/domain/catalog/drafts/save-draft.server";
import { submitDraft, takeBackDraft } from "~/domain/catalog/drafts/submit-draft.server";
import type { Result } from "~/lib/result";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import { rateLimit } from "~/platform/rate-limit/rate-limit.server";
import { stepOfField, type ListingRefusal } from "./faults";

const uploads = rateLimit({ attempts: 120, seconds: 60 * 60 });

/** Stores a photo of a draft; null when it is there, else why it is not. */
export async function takePhoto({ draft, file, userId, at }: { draft: ListingDraft; file: Result<Upload, UploadFault>; userId: string; at: Date }): Promise<string | null> {
  if (!file.ok) return file.error;
  if (!(await uploads.take(userId)).ok) return "too_many";
  const added = await addPhoto({ draft, bytes: file.value.bytes, at });
  return added.ok ? null : added.error.kind;
}

type Change = { draft: ListingDraft; step: Step; steps: readonly Step[]; form: Map<string, string>; file: Result<Upload, UploadFault> | null; userId: string; at: Date };
type Answer = { refusal: ListingRefusal } | { step: Step | null; done: string };

/** Does what a form of a draft's pages asks: `step` is where to go on, null for the list. */
export async function changeListing(change: Change): Promise<Answer> {
  const { draft, step, form, file, userId, at } = change;
  const intent = form.get("intent");
  if (file || intent === "photo") {
    const fault = await takePhoto({ draft, file: file ?? { ok: false, error: "missing" }, userId, at });
    return fault === null ? { step: "anh", done: "saved" } : { refusal: { kind: "photo", fault } };
  }
  if (intent === "first" || intent === "remove") {
    const arranged = await arrangePhoto({ draft, key: form.get("key") ?? "", to: intent === "first" ? "first" : "out", at });
    return arranged.ok ? { step: "anh", done: "saved" } : { refusal: { kind: "photo", fault: arranged.error.kind } };
  }
  if (intent === "discard") {
    await discardDraft(draft, at);
    return { step: null, done: "discarded" };
  }
  if (intent === "take_back" || intent === "submit") {
    const moved = await (intent === "submit" ? submitDraft({ id: draft.id, producerId: draft.producerId, userId, at }) : takeBackDraft({ id: draft.id, producerId: draft.producerId, at }));
    if (moved.ok) return intent === "submit" ? { step: null, done: "submitted" } : { step: "ten", done: "saved" };
    return { refusal: moved.error.kind === "incomplete" ? { kind: "fields", problems: moved.error.problems, values: {} } : { kind: "other", fault: moved.error.kind } };
  }
  return save(change, intent === "save" ? step : nextStep(change));
}

async function save({ draft, step, form, at }: Change, next: Step): Promise<Answer> {
  const saved = await saveStep({ draft, step, form, at });
  if (!saved.ok) return { refusal: { kind: "other", fault: saved.error.kind } };
  // What is wrong at another step is told there and before handing in: here its field is not to be seen.
  const problems = Object.fromEntries(Object.entries(saved.value).filter(([field]) => stepOfField(field) === step));
  return Object.keys(problems).length > 0 ? { refusal: { kind: "fields", problems, values: Object.fromEntries(form) } } : { step: next, done: "saved" };
}

function nextStep({ step, steps }: Change): Step {
  return steps[steps.indexOf(step) + 1] ?? "gui";
}
