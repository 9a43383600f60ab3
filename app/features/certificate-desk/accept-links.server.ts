import { linkCertificate } from "~/domain/certificates/link-certificate.server";
import { readLinkValue } from "~/domain/certificates/link-desk.server";
import type { LinkRefusal } from "~/domain/certificates/link-rules";
import { isId } from "~/lib/id";
import { normalise } from "~/lib/vietnamese-text";

/** What became of one pair that was accepted. */
export type LinkOutcome = { key: string; slug: string; outcome: "linked" | "changed" | "not_found" | "refused"; refusal: LinkRefusal | null };
export type LinkAnswer = { problem: "reason_missing" | "nothing_chosen" | null; outcomes: LinkOutcome[]; values: Record<string, string>; status: 200 | 409 | 422 };

/**
 * Links the pairs that were ticked (or the one whose own button was pressed), each in a transaction of its own, and tells
 * for each what became of it: one conflict does not keep the others back.
 */
export async function acceptLinks({ form, userId, at }: { form: Map<string, string>; userId: string; at: Date }): Promise<LinkAnswer> {
  const reason = normalise((form.get("reason") ?? "").replaceAll("\0", "")).slice(0, 500);
  const only = form.get("only");
  const keys = [...form.keys()].filter((name) => name.startsWith("pick:")).map((name) => name.slice("pick:".length));
  const chosen = (only ? [only] : keys).flatMap((key) => {
    const pair = readLinkValue(form.get(`choice:${key}`) ?? "");
    return pair && isId(pair.id) ? [{ key, ...pair }] : [];
  });
  const values = Object.fromEntries(form);
  if (chosen.length === 0) return { problem: "nothing_chosen", outcomes: [], values, status: 422 };
  if (reason === "") return { problem: "reason_missing", outcomes: [], values, status: 422 };
  const outcomes: LinkOutcome[] = [];
  for (const { key, id, seen, slug } of chosen) {
    const result = await linkCertificate({ id, seen, slug, reason, actor: { kind: "user", userId }, at });
    if (result.ok) outcomes.push({ key, slug, outcome: "linked", refusal: null });
    else if (result.error.kind === "refused") outcomes.push({ key, slug, outcome: "refused", refusal: result.error.refusal });
    else outcomes.push({ key, slug, outcome: result.error.kind === "not_found" ? "not_found" : "changed", refusal: null });
  }
  return { problem: null, outcomes, values, status: outcomes.some(({ outcome }) => outcome === "linked") ? 200 : 409 };
}
