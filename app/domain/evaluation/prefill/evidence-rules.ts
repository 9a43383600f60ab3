import type { LocalizedText } from "~/lib/localized-text";
import type { DocumentKind } from "../documents";
import type { Criterion, ScoreSheet } from "../score-sheet";
import rules26 from "./evidence-rules-26-2026.json";
import type { FactKind } from "./facts";

/** Which evidence speaks for which criterion: data of a decision, one file beside another when a new one comes. */
export type EvidenceRule = {
  id: string;
  /** The paper of Form 02 that such evidence is. */
  document: DocumentKind;
  /** The same question has another code in other product sets. */
  criteria: { code: string; sets: number[] }[];
  /** So much of a fact supports so high an option: `level` counts the options above zero points from below. */
  supports: { fact: FactKind; atLeast: number; level: number }[];
  /** What would prove more. */
  needs: LocalizedText;
};

export type EvidenceRules = { instrument: string; legalBasis: string; /** How the levels were chosen, in words. */ reading: string; rules: EvidenceRule[] };

const ALL: readonly EvidenceRules[] = [rules26 as EvidenceRules];

/** The rules of the decision a sheet belongs to; null when none are known: then nothing is filled in. */
export function rulesOf(sheet: Pick<ScoreSheet, "instrument">): EvidenceRules | null {
  return ALL.find(({ instrument }) => instrument === sheet.instrument) ?? null;
}

/** The rule about a criterion of a set. */
export function ruleFor(rules: EvidenceRules | null, setNo: number, code: string): EvidenceRule | null {
  return rules?.rules.find((rule) => rule.criteria.some((one) => one.code === code && one.sets.includes(setNo))) ?? null;
}

/** The option a level stands for: the n-th above zero, at most the highest. Criteria answered in two ways are left to people. */
export function optionAtLevel({ options }: Pick<Criterion, "options">, level: number): Criterion["options"][number] | null {
  if (level < 1 || options.some(({ branch }) => branch !== null)) return null;
  const rising = options.filter(({ points }) => points > 0).toSorted((a, b) => a.points - b.points);
  return rising[Math.min(level, rising.length) - 1] ?? null;
}
