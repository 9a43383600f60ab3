import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import type { Acting } from "../capacities.server";
import { editRefusal, STORY_MOST } from "../edit-dossier.server";
import { EVIDENCE_MOST_FILES } from "../evidence-file";
import { fail, type EvaluationFailure } from "../failure";
import { actorOf, onDossier, type DossierRow } from "../on-dossier.server";
import { getScoreSheet } from "../score-sheet-queries.server";
import { collectFacts, storyOf } from "./collect-facts.server";
import { planPrefill } from "./plan-prefill";

export type Prefilled = { papers: number; marks: number; story: boolean };

/**
 * Fills in what is already held about a dossier's product: papers that point at their source, points they support on
 * criteria nobody has scored yet, and the story when it is empty. Done again it brings the papers it made itself (those
 * that nobody added) up to date and leaves everything a person wrote as it is. Re-evaluations and upgrades only: a new
 * product has nothing to renew.
 */
export function prefillDossier({ id, user, at }: { id: string; user: Acting; at: Date }): Promise<Result<Prefilled, EvaluationFailure>> {
  return onDossier<Prefilled>(id, user, async (tx, dossier, capacities) => {
    const refused = editRefusal(dossier, capacities);
    if (refused) return refused;
    if (dossier.kind === "new") return fail("not_allowed");
    const sheet = await getScoreSheet(tx, dossier.sheetId);
    const facts = await collectFacts(tx, { producerId: dossier.producerId, productId: dossier.productId, at });
    const plan = planPrefill(sheet, facts);

    await tx.dossierEvidence.deleteMany({ where: { dossierId: id, addedBy: null, link: { not: null } } });
    await copyEarlierPapers(tx, dossier, at);
    const room = EVIDENCE_MOST_FILES - (await tx.dossierEvidence.count({ where: { dossierId: id } }));
    const papers = plan.papers.slice(0, Math.max(0, room)).map((paper) => ({ id: newId(), dossierId: id, sheetId: dossier.sheetId, ...paper, addedBy: null, addedAt: at }));
    await tx.dossierEvidence.createMany({ data: papers });
    const scored = new Set((await tx.dossierSelfMark.findMany({ where: { dossierId: id }, select: { code: true } })).map(({ code }) => code));
    const marks = plan.marks.filter(({ code }) => !scored.has(code));
    await tx.dossierSelfMark.createMany({ data: marks.map((mark) => ({ dossierId: id, sheetId: dossier.sheetId, ...mark })) });
    const story = dossier.story.trim() === "" ? await heldStory(tx, dossier) : "";
    if (story !== "") await tx.dossier.updateMany({ where: { id, state: dossier.state }, data: { story, updatedAt: at } });
    const done = { papers: papers.length, marks: marks.length, story: story !== "" };
    await recordAudit(tx, { actor: actorOf(user), action: "dossier.edited", subjectType: "dossier", subjectId: id, after: { prefilled: true, ...done } });
    return ok(done);
  });
}

/** Files of the product's last certified dossier: what was proven then is there to be kept or taken out. */
async function copyEarlierPapers(tx: Db, dossier: DossierRow, at: Date): Promise<void> {
  if (dossier.productId === null) return;
  const earlier = await tx.dossier.findFirst({
    where: { productId: dossier.productId, producerId: dossier.producerId, state: "certified", id: { not: dossier.id } },
    orderBy: { createdAt: "desc" }, include: { evidence: { where: { storageName: { not: null } }, orderBy: { id: "asc" } } },
  });
  if (!earlier) return;
  const there = new Set((await tx.dossierEvidence.findMany({ where: { dossierId: dossier.id }, select: { storageName: true } })).map(({ storageName }) => storageName));
  const kept = earlier.evidence.filter(({ storageName }) => !there.has(storageName));
  await tx.dossierEvidence.createMany({
    // A code of another sheet may ask something else: the paper is then for the dossier as a whole.
    data: kept.map(({ id: _id, dossierId: _dossier, sheetId, code, ...paper }) => ({ ...paper, id: newId(), dossierId: dossier.id, sheetId: dossier.sheetId, code: sheetId === dossier.sheetId ? code : null, addedAt: at })),
  });
}

/** The story the product's page tells, else its producer's; "" when there is neither. */
async function heldStory(tx: Db, { productId, producerId }: DossierRow): Promise<string> {
  const product = productId === null ? null : await tx.product.findUnique({ where: { id: productId }, select: { description: true } });
  const own = product ? storyOf(product.description as LocalizedText) : "";
  const producer = await tx.producer.findUnique({ where: { id: producerId }, select: { story: true } });
  const general = producer ? storyOf(producer.story as LocalizedText) : "";
  return [own, general].filter((text) => text !== "").join("\n\n").slice(0, STORY_MOST);
}
