import { hasRole, isStaff, type CurrentUser } from "~/domain/accounts/account";
import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import type { AuditSubject } from "~/domain/audit/audit";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { compare } from "~/domain/evaluation/differences";
import { findDossier, listCommuneDossiers, type DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { listMinistryDossiers } from "~/domain/evaluation/ministry-queries.server";
import { nextStar } from "~/domain/evaluation/next-star";
import { rate } from "~/domain/evaluation/rating";
import { findRound, listRounds } from "~/domain/evaluation/round-queries.server";
import { findOwnSheet, listToScore } from "~/domain/evaluation/scoring-queries.server";
import { readOpenSheets } from "~/domain/evaluation/unsealed-sheets.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import type { OpenSheets } from "./compare-page";

/** What waits for somebody, and the rounds they may see. */
export async function deskHome(user: CurrentUser, at: Date) {
  const [rounds, toScore, commune, ministry] = await Promise.all([
    listRounds(user),
    listToScore(user),
    hasRole(user, ["commune_officer"]) ? listCommuneDossiers(user, at) : null,
    isStaff(user) ? listMinistryDossiers() : [],
  ]);
  return { mayCreate: isStaff(user), rounds, toScore, commune, ministry };
}

/** A round's page. Throws 404 for people without a part in it. */
export async function roundDesk(id: string, user: CurrentUser) {
  const round = isId(id) ? await findRound(id, user) : null;
  if (!round) throw notFound();
  const producers = new Map(round.dossiers.map(({ producerId, producer }) => [producerId, producer]));
  return { round, history: await namedHistory("round", id), me: user.id, producers: [...producers].map(([producerId, name]) => ({ id: producerId, name })).sort((a, b) => a.name.localeCompare(b.name, "vi")) };
}

/** A dossier's page. Throws 404 for people without a part in it. */
export async function dossierDesk(id: string, user: CurrentUser, at: Date) {
  const dossier = await getDossier(id, user, at);
  const [own, open, history] = await Promise.all([findOwnSheet(id, user.id), dossier.result ? readSheets(dossier) : null, namedHistory("dossier", id)]);
  return { dossier, hasSheet: own !== null, lift: open?.lift ?? null, history };
}

/** A member's own sheet. Throws 404 for people without one. */
export async function scoreDesk(id: string, user: CurrentUser, at: Date) {
  const dossier = await getDossier(id, user, at);
  const own = await findOwnSheet(id, user.id);
  if (!own) throw notFound();
  return { dossier, own };
}

/** The sheets side by side for the council and the officers; null in `open` while they are sealed. */
export async function compareDesk(id: string, user: CurrentUser, at: Date) {
  const dossier = await getDossier(id, user, at);
  if (!dossier.capacities.some((capacity) => ["chair", "secretary", "member", "officer"].includes(capacity))) throw notFound();
  return { dossier, open: await readSheets(dossier) };
}

async function getDossier(id: string, user: CurrentUser, at: Date): Promise<DossierPage> {
  const dossier = isId(id) ? await findDossier(id, user, at) : null;
  if (!dossier) throw notFound();
  return dossier;
}

async function readSheets({ id, sheet, round }: DossierPage): Promise<OpenSheets | null> {
  const sheets = (await readOpenSheets([id])).get(id);
  if (!sheets || !round) return null;
  const names = await namesOfUsers(sheets.map(({ userId }) => userId));
  const marks = sheets.map((one) => one.marks);
  return {
    comparison: compare(sheet, sheets, round),
    rating: rate(sheet, marks),
    lift: nextStar(sheet, marks),
    members: sheets.map((one) => ({ userId: one.userId, name: names.get(one.userId) ?? "", comment: one.comment, points: Object.fromEntries(one.marks), notes: Object.fromEntries(one.notes) })),
  };
}

async function namedHistory(subject: AuditSubject, id: string) {
  const history = await historyOf(subject, [id]);
  const names = await namesOfUsers(history.map(({ actorUserId }) => actorUserId));
  return history.map((row) => ({ ...row, actorName: names.get(row.actorUserId ?? "") ?? null }));
}
