import { readFileSync } from "node:fs";

/** A certificate in force whose link was taken away: it waits at the linking desk, under the name the decision gave it. */
export type DemoUnlinked = { product: string; nameInDecision: string; daysAgo: number; reason: string };

/** An inspection of the product's latest certificate; days are counted from the day of the demo. */
export type DemoInspection = {
  product: string;
  kind: "planned" | "surprise";
  daysAgo: number;
  inspectors: string;
  minutesNo: string;
  findings: string;
  result: "passed" | "to_correct" | "failed";
  /** From the inspection on; only when something is to be put right. */
  followUpInDays: number | null;
  followedUp: { daysAgo: number; note: string } | null;
};

/** A use of the mark on the strength of the product's latest certificate. */
export type DemoMarkUse = {
  product: string;
  surface: "packaging" | "label" | "signage" | "print" | "online";
  description: string;
  quantity: number | null;
  daysAfterIssue: number;
  lastsDays: number | null;
  misuse: { daysAgo: number; text: string } | null;
};

function read<Row>(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")) as Row[];
}

export const loadUnlinked = (): DemoUnlinked[] => read("unlinked");
export const loadInspections = (): DemoInspection[] => read("inspections");
export const loadMarkUses = (): DemoMarkUse[] => read("mark-uses");
