import { isStaff } from "~/domain/accounts/account";
import { fromDateColumn } from "~/lib/local-date";
import type { Db } from "~/platform/db/client.server";
import { capacitiesOn, type Acting } from "../capacities.server";
import type { DossierRow } from "../on-dossier.server";
import { applyMinistryResult, readScore } from "../ministry-result.server";
import { checkDecision } from "../publish-round.server";
import { bandOf, hundredthsText } from "../rating";
import type { ResultEntry } from "./exchange-format.server";
import type { ExchangeCheck, ExchangeProblem, ExchangeProblemKind } from "./exchange-problem";
import { resultEntries } from "./export-results.server";

type PlaceOf = (index: number, field: string) => string;
export type CheckedResults = ExchangeCheck & { todo: { dossier: DossierRow; entry: ResultEntry; index: number }[] };

/** What a file of results would change: results of dossiers that are with the ministry. What is written down already changes nothing. */
export async function checkResults(tx: Db, entries: readonly ResultEntry[], placeOf: PlaceOf, at: Date): Promise<CheckedResults> {
  const ids = entries.flatMap(({ dossier }) => dossier ?? []);
  const receipts = entries.flatMap(({ receipt }) => receipt ?? []);
  const dossiers = await tx.dossier.findMany({ where: { OR: [{ id: { in: ids } }, { receiptNumber: { in: receipts } }] } });
  const held = await resultEntries(tx, { id: { in: dossiers.map(({ id }) => id) } });
  const rounds = await tx.evaluationRound.findMany({ where: { id: { in: dossiers.flatMap(({ roundId }) => roundId ?? []) } }, select: { id: true, opensOn: true } });
  const checked: CheckedResults = { kind: "results", problems: [], changes: [], unchanged: 0, todo: [] };
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const problem = (field: string, kind: ExchangeProblemKind, found?: string): void => void checked.problems.push({ place: placeOf(index, field), kind, ...(found === undefined ? {} : { found }) });
    const dossier = dossiers.find(({ id, receiptNumber }) => (entry.dossier === null ? receiptNumber === entry.receipt : id === entry.dossier));
    if (!dossier) return problem(entry.dossier === null ? "receipt" : "dossier", "unknown_dossier", entry.dossier ?? entry.receipt ?? "");
    if (seen.has(dossier.id)) return problem(entry.dossier === null ? "receipt" : "dossier", "twice", dossier.receiptNumber ?? dossier.id);
    seen.add(dossier.id);
    if (entry.receipt !== null && entry.receipt !== dossier.receiptNumber) return problem("receipt", "differs", entry.receipt);
    const score = readScore(entry.score);
    if (score === null) return problem("score", "score", entry.score);
    if (isSame(held.find((one) => one.dossier === dossier.id), entry, score)) return void (checked.unchanged += 1);
    if (dossier.state !== "referred_to_ministry") return problem("dossier", "wrong_state", dossier.state);
    if (entry.stars > bandOf(score)) return problem("stars", "stars", String(entry.stars));
    if (entry.stars >= 3) {
      const opensOn = rounds.find(({ id }) => id === dossier.roundId)?.opensOn ?? dossier.createdAt;
      const decision = checkDecision(formOf(entry), fromDateColumn(opensOn), at);
      if (!decision.ok) {
        for (const field of Object.keys(decision.error.problems ?? {})) problem(`decision.${field}`, "decision", entry.decision?.[field as "number"]);
        return;
      }
    }
    checked.changes.push({ name: `${dossier.productName} (${dossier.receiptNumber ?? dossier.id}): ${hundredthsText(score)} · ${entry.stars}★`, what: "result" });
    checked.todo.push({ dossier, entry, index });
  });
  return checked;
}

function formOf({ decision }: ResultEntry): { authority: string; number: string; issuedOn: string } {
  return decision ?? { authority: "", number: "", issuedOn: "" };
}

/** Whether an entry says what is written down. A file that leaves the decision out does not deny it. */
function isSame(held: ResultEntry | undefined, entry: ResultEntry, score: number): boolean {
  if (!held || held.score !== hundredthsText(score) || held.stars !== entry.stars) return false;
  const { decision } = entry;
  return decision === null || (held.decision !== null && held.decision.number === decision.number && held.decision.authority === decision.authority && held.decision.issuedOn === decision.issuedOn);
}

/** Writes the results of a check without problems. @returns the first that is refused after all */
export async function applyResults(tx: Db, { todo }: CheckedResults, placeOf: PlaceOf, user: Acting, at: Date): Promise<ExchangeProblem | null> {
  // Each issues a certificate with the next number of its commune: one after the other.
  for (const { dossier, entry, index } of todo) {
    const capacities = isStaff(user) ? await capacitiesOn(tx, user, dossier) : [];
    const applied = await applyMinistryResult(tx, dossier, capacities, { score: entry.score, stars: String(entry.stars), decision: formOf(entry), note: entry.note, user, at });
    if (!applied.ok) return { place: placeOf(index, "dossier"), kind: "refused", found: applied.error.kind };
  }
  return null;
}
