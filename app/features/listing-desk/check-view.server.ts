import { findSubmittedDraft } from "~/domain/catalog/drafts/draft-queries.server";
import { approveDraft, returnDraft, type DecideFailure } from "~/domain/catalog/drafts/decide-draft.server";
import { findStanding } from "~/domain/catalog/drafts/standing-listing.server";
import { isAlcoholic, publishFaults } from "~/domain/catalog/drafts/listing-facts";
import { findSets } from "~/domain/certificates/register-entry.server";
import { mayShowAlcohol } from "~/domain/producers/papers/alcohol-licences.server";

/** One draft for an officer, beside what stands in the shop; null when there is none. */
export async function checkView(id: string, at: Date) {
  const draft = await findSubmittedDraft(id);
  if (!draft) return null;
  const [standing, sets, licensed] = await Promise.all([draft.productId === null || draft.state === "approved" ? null : findStanding(draft.productId), findSets(), !isAlcoholic(draft.facts) || mayShowAlcohol(draft.producerId, at)]);
  return { draft, licensed, standing, sets, faults: publishFaults(draft.facts, draft.pictures, draft.productId === null) };
}

export type CheckView = NonNullable<Awaited<ReturnType<typeof checkView>>>;

/** Does what an officer's form asks. */
export async function decideListing({ id, form, userId, at }: { id: string; form: Map<string, string>; userId: string; at: Date }): Promise<{ done: string } | { fault: DecideFailure["kind"]; reason: string }> {
  const reason = form.get("reason") ?? "";
  const approve = form.get("intent") === "approve";
  const decided = approve ? await approveDraft({ id, userId, certificate: form.get("certificate") ?? null, at }) : await returnDraft({ id, userId, reason, at });
  return decided.ok ? { done: approve ? "approved" : "returned" } : { fault: decided.error.kind, reason };
}
