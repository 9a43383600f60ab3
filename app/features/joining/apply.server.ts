import type { CurrentUser } from "~/domain/accounts/account";
import { FIELDS, neededPapers, readFields, type ApplicationProblems } from "~/domain/producers/joining/application";
import { findOwnApplication } from "~/domain/producers/joining/application-queries.server";
import { moveApplication, sayOnApplication } from "~/domain/producers/joining/move-application.server";
import { addPaper, removePaper } from "~/domain/producers/joining/papers.server";
import { saveApplication } from "~/domain/producers/joining/save-application.server";
import { placesDirectOrders } from "~/domain/payments/direct/direct-mode.server";
import { listCommunes, listProvinces } from "~/domain/places/place-queries.server";
import { isId } from "~/lib/id";
import type { Result } from "~/lib/result";
import { env } from "~/platform/env/env.server";
import { rateLimit } from "~/platform/rate-limit/rate-limit.server";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import type { JoiningRefusal } from "./apply-form";

/** What the page of an applicant shows. */
export async function applyView(user: CurrentUser) {
  const { provinceCode } = env();
  const [application, communes, provinces] = await Promise.all([findOwnApplication(user.id), listCommunes(provinceCode), listProvinces()]);
  const missingPapers = application ? neededPapers(application.fields.kind).filter((kind) => !application.papers.some((paper) => paper.kind === kind)) : [];
  return {
    application,
    missingPapers,
    communes: communes.map(({ code, fullName }) => ({ code, name: fullName })),
    province: provinces.find(({ code }) => code === provinceCode)?.name ?? "",
    email: user.email,
    name: user.name,
    phone: user.phone,
    direct: placesDirectOrders(),
  };
}

export type ApplyView = Awaited<ReturnType<typeof applyView>>;

const uploads = rateLimit({ attempts: 60, seconds: 60 * 60 });

/** Does what a form of the applicant's page asks: `done` says what was done. */
export async function changeApplication({ user, form, file, at }: { user: CurrentUser; form: Map<string, string>; file: Result<Upload, UploadFault> | null; at: Date }): Promise<{ done: string } | { refusal: JoiningRefusal }> {
  const intent = form.get("intent");
  if (intent === "paper" || file) return addFile(user, form, file, at);
  if (intent === "remove_paper") {
    const paperId = form.get("paper") ?? "";
    if (isId(paperId)) await removePaper({ userId: user.id, paperId });
    return { done: "saved" };
  }
  if (intent === "say" || intent === "reopen") return talk(user, form, intent, at);
  const saved = await saveApplication({ userId: user.id, fields: readFields(form), at });
  if (!saved.ok) return { refusal: { kind: "other", fault: "wrong_state" } };
  const { id, problems } = saved.value;
  if (Object.keys(problems).length > 0) return { refusal: fieldsRefusal(form, problems) };
  if (intent !== "submit") return { done: "saved" };
  const moved = await moveApplication({ id, step: "submit", userId: user.id, at });
  if (moved.ok) return { done: "submitted" };
  return { refusal: moved.error.kind === "incomplete" ? fieldsRefusal(form, moved.error.problems) : { kind: "other", fault: "wrong_state" } };
}

function fieldsRefusal(form: Map<string, string>, problems: ApplicationProblems): JoiningRefusal {
  return { kind: "fields", problems, values: Object.fromEntries(FIELDS.map((field) => [field, form.get(field) ?? ""])) };
}

async function addFile(user: CurrentUser, form: Map<string, string>, file: Result<Upload, UploadFault> | null, at: Date): Promise<{ done: string } | { refusal: JoiningRefusal }> {
  if (!file?.ok) return { refusal: { kind: "paper", fault: file ? file.error : "missing" } };
  if (!(await uploads.take(user.id)).ok) return { refusal: { kind: "paper", fault: "too_many" } };
  const added = await addPaper({ userId: user.id, kind: form.get("kind") ?? "", file: file.value, at });
  return added.ok ? { done: "paper" } : { refusal: { kind: "paper", fault: added.error.kind } };
}

async function talk(user: CurrentUser, form: Map<string, string>, intent: "say" | "reopen", at: Date): Promise<{ done: string } | { refusal: JoiningRefusal }> {
  const own = await findOwnApplication(user.id);
  if (!own) return { refusal: { kind: "other", fault: "wrong_state" } };
  if (intent === "reopen") {
    const moved = await moveApplication({ id: own.id, step: "reopen", userId: user.id, at });
    return moved.ok ? { done: "saved" } : { refusal: { kind: "other", fault: "wrong_state" } };
  }
  const said = await sayOnApplication({ id: own.id, authorId: user.id, fromOfficer: false, text: form.get("text") ?? "", at });
  return said.ok ? { done: "said" } : { refusal: { kind: "other", fault: "empty" } };
}
