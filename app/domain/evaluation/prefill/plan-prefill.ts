import type { LocalizedText } from "~/lib/localized-text";
import type { DocumentKind } from "../documents";
import { scorable, type Criterion, type ScoreSheet } from "../score-sheet";
import { optionAtLevel, ruleFor, rulesOf, type EvidenceRule } from "./evidence-rules";
import { amountOf, type Fact } from "./facts";

export type PlannedPaper = { code: string; kind: DocumentKind; title: string; link: string };
export type PlannedMark = { code: string; ordinal: number; points: number };

/** What can be filled in of a dossier from what is held: the same facts always give the same plan. */
export type PrefillPlan = { papers: PlannedPaper[]; marks: PlannedMark[] };

/** Papers and the points they support, criterion by criterion; nothing for criteria no rule speaks of. */
export function planPrefill(sheet: ScoreSheet, facts: readonly Fact[]): PrefillPlan {
  const rules = rulesOf(sheet);
  const plan: PrefillPlan = { papers: [], marks: [] };
  for (const criterion of scorable(sheet)) {
    const rule = ruleFor(rules, sheet.setNo, criterion.code);
    if (!rule) continue;
    const { code } = criterion;
    plan.papers.push(...factsOf(rule, facts).map(({ title, link }) => ({ code, kind: rule.document, title, link })));
    const option = supported(criterion, rule, facts);
    if (option) plan.marks.push({ code, ordinal: option.ordinal, points: option.points });
  }
  return plan;
}

/** The facts a rule asks about, in its order; one that several thresholds ask about once. */
function factsOf(rule: EvidenceRule, facts: readonly Fact[]): Fact[] {
  const kinds = [...new Set(rule.supports.map(({ fact }) => fact))];
  return kinds.flatMap((kind) => facts.filter((fact) => fact.kind === kind));
}

/** The highest option that what is held supports. */
function supported(criterion: Criterion, rule: EvidenceRule, facts: readonly Fact[]): Criterion["options"][number] | null {
  const level = rule.supports.reduce((highest, { fact, atLeast, level: given }) => {
    const held = amountOf(facts, fact);
    return held !== null && held >= atLeast ? Math.max(highest, given) : highest;
  }, 0);
  return optionAtLevel(criterion, level);
}

export type AtStake = {
  code: string;
  label: LocalizedText;
  points: number;
  max: number;
  /** Papers that are there for this criterion. */
  papers: number;
  /** What would prove more, when a rule says so. */
  needs: LocalizedText | null;
};

/** Criteria below their most points, those with most at stake first; of equals those without any paper first, then by the sheet. */
export function atStake(sheet: ScoreSheet, marks: readonly { code: string; points: number }[], papers: readonly { code: string | null }[]): AtStake[] {
  const rules = rulesOf(sheet);
  return scorable(sheet)
    .map(({ code, label, max }) => ({
      code, label, max,
      points: marks.find((mark) => mark.code === code)?.points ?? 0,
      papers: papers.filter((paper) => paper.code === code).length,
      needs: ruleFor(rules, sheet.setNo, code)?.needs ?? null,
    }))
    .filter(({ points, max }) => points < max)
    .toSorted((a, b) => b.max - b.points - (a.max - a.points) || Number(a.papers > 0) - Number(b.papers > 0));
}
