import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { CertificateDraft, DecisionDraft } from "../certificate-draft";
import type { CertificateRow } from "../certificate-facts.server";
import type { CertifyingLevel } from "../legal-basis";
import type { ImportField } from "./import-columns";
import type { DecisionFacts, ReadRow, RowProblem, RowProblemKind } from "./read-rows";

export type KnownDecision = { id: string; authority: string; number: string; issuedOn: LocalDate; level: CertifyingLevel };

/** What of the register matters for a file: the certificates of its numbers, the decisions it names, the product sets there are. */
export type RegisterContext = { certificates: ReadonlyMap<string, CertificateRow>; decisions: ReadonlyMap<string, KnownDecision>; sets: ReadonlySet<number> };

export type CheckedRow = ReadRow & { state: "new" | "unchanged" | "bad" };

export type ImportCheck = {
  rows: CheckedRow[];
  /** Problems of the decision as entered, each once. */
  factProblems: RowProblem[];
  newCount: number;
  unchangedCount: number;
  /** Problems in cells. */
  problemCount: number;
  similarCount: number;
};

type NewDecision = Extract<DecisionDraft, { authority: string }>;

/** One authority numbers its decisions anew each year. */
export function decisionKey({ authority, number, issuedOn }: NewDecision): string {
  return `${authority}|${number}|${issuedOn.slice(0, 4)}`;
}

/** Rows as they were read, compared with each other and with the register. */
export function checkRows(rows: readonly ReadRow[], context: RegisterContext, facts: DecisionFacts): ImportCheck {
  const levels = decisionLevels(rows, context, facts);
  const lineOf = new Map<string, number>();
  const checked = rows.map((row) => {
    const more = row.draft ? [...decisionProblems(row, row.draft, context, levels), ...registerProblems(row, row.draft, context)] : [];
    const first = row.values.number === "" ? undefined : lineOf.get(row.values.number);
    if (first !== undefined && !row.problems.some(({ field }) => field === "number")) more.push(problem(row, "number", "duplicate_in_file", { line: first }));
    else lineOf.set(row.values.number, row.line);
    const problems = [...row.problems, ...more].filter((one, index, all) => all.findIndex(({ field }) => field === one.field) === index);
    const state = problems.length > 0 || !row.draft ? "bad" : context.certificates.has(row.draft.number) ? "unchanged" : "new";
    return { ...row, problems, state } satisfies CheckedRow;
  });
  return summary(checked);
}

function summary(checked: CheckedRow[]): ImportCheck {
  const factProblems = new Map<string, RowProblem>();
  const rows = checked.map((row) => {
    for (const one of row.problems) if (one.column === null && !factProblems.has(one.field)) factProblems.set(one.field, one);
    return { ...row, problems: row.problems.filter(({ column }) => column !== null) };
  });
  return {
    rows,
    factProblems: [...factProblems.values()],
    newCount: rows.filter(({ state }) => state === "new").length,
    unchangedCount: rows.filter(({ state }) => state === "unchanged").length,
    problemCount: rows.reduce((sum, { problems }) => sum + problems.length, 0),
    similarCount: rows.filter(({ state, notes }) => state === "new" && notes.some(({ kind }) => kind === "similar_producer")).length,
  };
}

/** At which level each decision certifies: as the register knows it, as entered, or as its first good row says. */
function decisionLevels(rows: readonly ReadRow[], { decisions }: RegisterContext, facts: DecisionFacts): Map<string, string> {
  const levels = new Map<string, string>();
  for (const { draft } of rows) {
    if (!draft || !("authority" in draft.decision)) continue;
    const key = decisionKey(draft.decision);
    if (!levels.has(key)) levels.set(key, decisions.get(key)?.level ?? (facts.level || draft.level));
  }
  return levels;
}

function decisionProblems(row: ReadRow, { decision, level }: CertificateDraft, { decisions }: RegisterContext, levels: ReadonlyMap<string, string>): RowProblem[] {
  if (!("authority" in decision)) return [];
  const key = decisionKey(decision);
  const known = decisions.get(key);
  const expected = levels.get(key) ?? level;
  return [
    ...(known && known.issuedOn !== decision.issuedOn ? [problem(row, "decisionDate", "decision_other_date")] : []),
    ...(expected === level ? [] : [problem(row, "stars", "level_differs", { expected, level })]),
  ];
}

function registerProblems(row: ReadRow, draft: CertificateDraft, { certificates, sets }: RegisterContext): RowProblem[] {
  const problems = sets.has(draft.setNo) ? [] : [problem(row, "setNo", "set_unknown")];
  const registered = certificates.get(draft.number);
  const different = registered ? differences(registered, draft) : [];
  return different.length === 0 ? problems : [...problems, problem(row, "number", "register_differs", { fields: different.join(" ") })];
}

/** In which fields a certificate of the register is not what the file says. */
function differences(row: CertificateRow, draft: CertificateDraft): ImportField[] {
  const { decision } = draft;
  const same: Partial<Record<ImportField, boolean>> = {
    productName: row.productName === draft.productName,
    producerName: row.producerId === draft.producerId,
    commune: row.communeCode === draft.communeCode,
    setNo: row.setNo === draft.setNo,
    stars: row.stars === draft.stars,
    score: row.score.toFixed(2) === draft.score,
    issuedOn: fromDateColumn(row.issuedOn) === draft.issuedOn,
    legalBasis: row.legalBasis === draft.legalBasis,
    decisionNumber: "authority" in decision && row.decision.number === decision.number && row.decision.authority === decision.authority && fromDateColumn(row.decision.issuedOn) === decision.issuedOn,
  };
  return (Object.keys(same) as ImportField[]).filter((field) => same[field] === false);
}

/** `column` of a problem found here is that of the field, which the row was read from. */
function problem(row: ReadRow, field: ImportField, kind: RowProblemKind, params: RowProblem["params"] = {}): RowProblem {
  return { field, column: row.columns[field] ?? null, kind, value: row.values[field], params };
}
