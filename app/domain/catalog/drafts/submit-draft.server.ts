import { recordAudit } from "~/domain/audit/record-audit.server";
import { mayShowAlcohol } from "~/domain/producers/papers/alcohol-licences.server";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { isAlcoholic, publishFaults, type DraftPicture, type ListingFacts, type ListingProblems } from "./listing-facts";

export type SubmitFailure = { kind: "not_found" | "wrong_state" | "unverified" | "unlicensed" | "gtin_taken" } | { kind: "incomplete"; problems: ListingProblems };

/** Hands a draft to the officers. It must be whole, its seller verified, and one of alcohol licensed. */
export async function submitDraft({ id, producerId, userId, at }: { id: string; producerId: string; userId: string; at: Date }): Promise<Result<null, SubmitFailure>> {
  return transact<null, SubmitFailure>(async (tx) => {
    const row = await tx.listingDraft.findFirst({ where: { id, producerId }, include: { producer: { select: { verification: true } } } });
    if (!row) return err({ kind: "not_found" });
    if (row.producer.verification !== "verified") return err({ kind: "unverified" });
    const facts = row.facts as ListingFacts;
    const problems = publishFaults(facts, row.pictures as DraftPicture[], row.productId === null);
    if (Object.keys(problems).length > 0) return err({ kind: "incomplete", problems });
    if (isAlcoholic(facts) && !(await mayShowAlcohol(producerId, at, tx))) return err({ kind: "unlicensed" });
    const gtins = facts.variants.flatMap(({ gtin }) => gtin ?? []);
    if ((await tx.variant.count({ where: { gtin: { in: gtins } } })) > 0) return err({ kind: "gtin_taken" });
    const { count } = await tx.listingDraft.updateMany({ where: { id, state: "editing", version: row.version }, data: { state: "submitted", submittedAt: at, submittedBy: userId, reason: null, updatedAt: at } });
    if (count === 0) return err({ kind: "wrong_state" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "listing.submitted", subjectType: "listing", subjectId: id, after: { producer: producerId, name: facts.name.vi ?? "" } });
    return ok(null);
  });
}

/** Takes a draft back from the officers to go on writing; without effect once it is decided. */
export async function takeBackDraft({ id, producerId, at }: { id: string; producerId: string; at: Date }): Promise<Result<null, SubmitFailure>> {
  return transact<null, SubmitFailure>(async (tx) => {
    const { count } = await tx.listingDraft.updateMany({ where: { id, producerId, state: "submitted" }, data: { state: "editing", updatedAt: at } });
    return count === 1 ? ok(null) : err({ kind: "wrong_state" });
  });
}
