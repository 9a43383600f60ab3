import { localDateAt } from "~/lib/local-date";
import { ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";
import type { Acting } from "./capacities.server";
import { gapsOf, isFull, type Gaps } from "./documents";
import { tellOfWork } from "./notices/work-queries.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier, type DossierRow } from "./on-dossier.server";
import { getScoreSheet } from "./score-sheet-queries.server";
import { scorable } from "./score-sheet";

/** Files a dossier with its commune and gives it a receipt number, which it keeps when it is returned and filed again. */
export function submitDossier({ id, user, at }: { id: string; user: Acting; at: Date }): Promise<Result<{ receiptNumber: string }, EvaluationFailure>> {
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const gaps = await findGaps(tx, dossier);
    if (!isFull(gaps) && capacities.some((capacity) => capacity === "producer" || capacity === "officer")) return fail("incomplete");
    const receiptNumber = dossier.receiptNumber ?? (await nextReceipt(tx, dossier.communeCode, at));
    const moved = await moveDossier(tx, { dossier, move: "submit", capacities, actor: actorOf(user), at, data: { receiptNumber, submittedAt: at }, facts: { receipt: receiptNumber } });
    if (!moved.ok) return moved;
    await tellOfWork(tx, "filed", id, at);
    return ok({ receiptNumber });
  });
}

/** What a dossier still lacks to be full. */
export async function findGaps(tx: Db, dossier: Pick<DossierRow, "id" | "sheetId" | "setNo" | "story">): Promise<Gaps> {
  const sheet = await getScoreSheet(tx, dossier.sheetId);
  const papers = await tx.dossierEvidence.findMany({ where: { dossierId: dossier.id }, select: { kind: true } });
  const marks = await tx.dossierSelfMark.findMany({ where: { dossierId: dossier.id }, select: { code: true } });
  return gapsOf({ setNo: dossier.setNo, story: dossier.story, documents: papers.map(({ kind }) => kind), scored: marks.map(({ code }) => code) }, scorable(sheet).map(({ code }) => code));
}

/** `<no>/PĐK-<province>-<commune>-<year>`, numbered through the year in each commune. */
async function nextReceipt(tx: Db, communeCode: string, at: Date): Promise<string> {
  const series = `PĐK-${env().provinceCode}-${communeCode}-${localDateAt(at).slice(0, 4)}`;
  // Held until the end of the transaction: two filed at once do not take the same number.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${series}, 0))`;
  const [row] = await tx.$queryRaw<[{ last: number }]>`
    SELECT coalesce(max(split_part(receipt_number, '/', 1)::int), 0)::int AS last FROM dossier WHERE receipt_number LIKE ${`%/${series}`}`;
  return `${row.last + 1}/${series}`;
}
