import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Acting } from "./capacities.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier } from "./on-dossier.server";
import { hundredthsText, rate, type Rating } from "./rating";
import { getScoreSheet } from "./score-sheet-queries.server";
import { readUnsealedSheets } from "./unsealed-sheets.server";

/** Where a rating leads: five stars are the ministry's to give, three and four the province's, fewer none. */
export function conclusionOf({ stars }: Pick<Rating, "stars">): "refer" | "conclude" | "conclude_below" {
  if (stars === 5) return "refer";
  return stars >= 3 ? "conclude" : "conclude_below";
}

/** The chair concludes on a dossier whose sheets are all in: mean, stars and what holds it back are written down. */
export function concludeDossier(change: { dossierId: string; note: string; user: Acting; at: Date }): Promise<Result<Rating, EvaluationFailure>> {
  const { dossierId, user, at } = change;
  const note = normalise(change.note).slice(0, 2_000);
  return onDossier(dossierId, user, async (tx, dossier, capacities) => {
    const sheets = (await readUnsealedSheets(tx, [dossierId])).get(dossierId) ?? [];
    if (sheets.length === 0) return fail("wrong_state", { params: { state: dossier.state } });
    const rating = rate(await getScoreSheet(tx, dossier.sheetId), sheets.map(({ marks }) => marks));
    const mean = hundredthsText(rating.mean);
    const moved = await moveDossier(tx, { dossier, move: conclusionOf(rating), capacities, actor: actorOf(user), reason: note || undefined, at, notice: { stars: rating.stars, mean } });
    if (!moved.ok) return moved;
    const columns = { level: "province" as const, mean, stars: rating.stars, band: rating.band, sheets: sheets.length, holding: rating.heldBack, note, concludedBy: user.id, concludedAt: at };
    await tx.dossierResult.create({ data: { dossierId, ...columns } });
    await recordAudit(tx, {
      actor: actorOf(user), action: "dossier.concluded", subjectType: "dossier", subjectId: dossierId,
      after: { mean, stars: rating.stars, band: rating.band, sheets: sheets.length, heldBack: rating.heldBack.map(({ code }) => code).join(", ") || null }, reason: note || undefined,
    });
    return ok(rating);
  });
}
