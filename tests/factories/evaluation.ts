/** A round with its council and people, for tests of the evaluation; on top of the register's world. */
import { newId } from "~/lib/id";
import { addDays, localDateAt } from "~/lib/local-date";
import type { Role } from "~/domain/accounts/account";
import { addEvidence } from "~/domain/evaluation/add-evidence.server";
import { createDossier } from "~/domain/evaluation/create-dossier.server";
import { requiredDocuments } from "~/domain/evaluation/documents";
import { editDossier } from "~/domain/evaluation/edit-dossier.server";
import type { Acting } from "~/domain/evaluation/capacities.server";
import { openOrCancelRound } from "~/domain/evaluation/advance-round.server";
import { checkDossier } from "~/domain/evaluation/check-dossier.server";
import { reviewAtCommune } from "~/domain/evaluation/review-at-commune.server";
import { createRound } from "~/domain/evaluation/save-round.server";
import { saveSelfMarks } from "~/domain/evaluation/save-self-marks.server";
import { scorable, type ScoreSheet } from "~/domain/evaluation/score-sheet";
import { getScoreSheet } from "~/domain/evaluation/score-sheet-queries.server";
import { addMember } from "~/domain/evaluation/seat-council.server";
import { submitDossier } from "~/domain/evaluation/submit-dossier.server";
import type { Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { COMMUNE, createRegisterWorld, type RegisterWorld } from "./register";

/** The moment the tests play at. */
export const NOW = new Date("2026-11-25T03:00:00Z");

export type EvaluationWorld = RegisterWorld & {
  staff: Acting;
  farmer: Acting;
  communeOfficer: Acting;
  chair: Acting;
  secretary: Acting;
  members: Acting[];
  stranger: Acting;
};

/** Throws with the failure of a step that a test needs to succeed. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`a step was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export async function createEvaluationWorld(url: string): Promise<EvaluationWorld> {
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  const world = await createRegisterWorld(url);
  const person = async (email: string, roles: Role[]): Promise<Acting> => {
    const id = newId();
    await db().user.create({ data: { id, email, name: email, passwordHash: "none", roles } });
    return { id, roles };
  };
  const farmer = await person("nong-dan@example.vn", ["producer"]);
  await db().producerMember.create({ data: { producerId: world.producer, userId: farmer.id, role: "owner" } });
  const communeOfficer = await person("xa@example.vn", ["commune_officer"]);
  await db().communeOfficer.create({ data: { userId: communeOfficer.id, communeCode: COMMUNE } });
  const members = [];
  for (const n of [1, 2, 3]) members.push(await person(`uy-vien-${n}@example.vn`, ["council"]));
  return {
    ...world,
    staff: { id: world.officer, roles: ["officer"] },
    farmer,
    communeOfficer,
    chair: await person("chu-tich@example.vn", ["council"]),
    secretary: await person("thu-ky@example.vn", ["council"]),
    members,
    stranger: await person("nguoi-la@example.vn", ["customer", "producer"]),
  };
}

let rounds = 0;

/** A province's round open for filing today, its council seated: chair, secretary, three members. */
export async function openRound(world: EvaluationWorld): Promise<string> {
  rounds += 1;
  // Dossiers join the round that takes requests: of several tests only the latest.
  await db().evaluationRound.updateMany({ where: { state: "filing" }, data: { state: "preparing" } });
  const today = localDateAt(NOW);
  const form = {
    level: "province", year: "2026", no: String(rounds), opensOn: addDays(today, -30), closesOn: addDays(today, 5), decideBy: addDays(today, 35),
    spreadPercent: "40", totalSpread: "10", quorum: "3",
  };
  const { id } = must(await createRound({ form, user: world.staff, at: NOW }));
  const seats = [["chu-tich@example.vn", "chair"], ["thu-ky@example.vn", "secretary"], ...[1, 2, 3].map((n) => [`uy-vien-${n}@example.vn`, "member"] as const)] as const;
  for (const [email, role] of seats) must(await addMember({ roundId: id, email, role, user: world.staff }));
  must(await openOrCancelRound({ id, move: "open", user: world.staff, at: NOW }));
  return id;
}

/** A full dossier of the farmer's, still a draft. */
export async function fullDossier(world: EvaluationWorld, productName: string, { setNo = 4, productId = null, certificateId }: { setNo?: number; productId?: string | null; certificateId?: string } = {}): Promise<{ id: string; sheet: ScoreSheet }> {
  const start = certificateId ? ({ kind: "re_evaluation", certificateId } as const) : ({ kind: "new", producerId: world.producer, productName, setNo, communeCode: COMMUNE, productId } as const);
  const { id } = must(await createDossier({ start, user: world.farmer, at: NOW }));
  const { sheetId } = await db().dossier.findUniqueOrThrow({ where: { id } });
  const sheet = await getScoreSheet(db(), sheetId);
  must(await editDossier({ id, productName, story: "Câu chuyện của sản phẩm, kể về nơi làm ra nó và những người làm ra nó. ".repeat(3), user: world.farmer, at: NOW }));
  must(await saveSelfMarks({ id, choices: scorable(sheet).map(({ code, options }) => ({ code, ordinal: options.at(-1)?.ordinal ?? 1 })), user: world.farmer }));
  for (const kind of requiredDocuments(sheet.setNo)) {
    must(await addEvidence({ id, draft: { code: null, kind, title: kind, source: { link: "/san-pham/mat-ong-hoa-nhan" } }, user: world.farmer, at: NOW }));
  }
  return { id, sheet };
}

/** The dossier filed, sent on by the commune and found full by the secretary. */
export async function acceptedDossier(world: EvaluationWorld, productName: string, more: Parameters<typeof fullDossier>[2] = {}): Promise<{ id: string; sheet: ScoreSheet }> {
  const dossier = await fullDossier(world, productName, more);
  const { id } = dossier;
  must(await submitDossier({ id, user: world.farmer, at: NOW }));
  const points = { localMaterial: true, localLabour: true, ideaOrigin: true, localIdentity: true };
  must(await reviewAtCommune({ id, points, note: "", outcome: "forward", user: world.communeOfficer, at: NOW }));
  must(await checkDossier({ id, outcome: "accept", reason: "", user: world.secretary, at: NOW }));
  return dossier;
}

/** Fills in a member's whole sheet in one statement: the best option of each criterion but for the points given. */
export async function fillSheet(sheet: ScoreSheet, dossierId: string, member: Acting, points: Record<string, number> = {}): Promise<void> {
  const data = scorable(sheet).map(({ code, max, options }) => {
    const option = options.find((one) => one.points === (points[code] ?? max));
    if (!option) throw new Error(`no option of ${code} gives ${points[code]} points`);
    return { dossierId, userId: member.id, sheetId: sheet.id, code, ordinal: option.ordinal, points: option.points };
  });
  await db().councilMark.createMany({ data });
}

