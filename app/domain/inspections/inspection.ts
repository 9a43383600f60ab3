import { searchText, whole } from "~/domain/certificates/register";
import type { LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { FormFields, type FieldProblem } from "./form-fields";

export const INSPECTION_KINDS = ["planned", "surprise"] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];
export const INSPECTION_RESULTS = ["passed", "to_correct", "failed"] as const;
export type InspectionResult = (typeof INSPECTION_RESULTS)[number];
/** Whether something is still to be put right: the deadline lies ahead, has passed, or it is done. */
export const FOLLOW_UPS = ["open", "overdue", "done"] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

export const INSPECTION_FIELDS = ["certificate", "producerId", "kind", "inspectedOn", "inspectors", "minutesNo", "findings", "result", "followUpBy"] as const;
export type InspectionField = (typeof INSPECTION_FIELDS)[number];
export type InspectionForm = Record<InspectionField, string>;
export type InspectionProblems = Partial<Record<InspectionField, FieldProblem>>;

export type InspectionDraft = {
  /** Product number; null when the inspection is of the producer as a whole. */
  certificate: string | null;
  producerId: string | null;
  kind: InspectionKind;
  inspectedOn: LocalDate;
  inspectors: string;
  minutesNo: string | null;
  findings: string;
  result: InspectionResult;
  followUpBy: LocalDate | null;
};

const PROGRAMME_BEGAN = "2019-01-01";

/** Reads the form, naming every field that is wrong; `today` is the Vietnamese day: nobody has inspected tomorrow. */
export function readInspectionDraft(form: InspectionForm, today: LocalDate): Result<InspectionDraft, InspectionProblems> {
  const fields = new FormFields<InspectionField>(form);
  const certificate = fields.text("certificate", 50, false) || null;
  const producerId = fields.id("producerId", certificate === null);
  const kind = fields.oneOf("kind", INSPECTION_KINDS);
  const inspectedOn = fields.day("inspectedOn");
  if (inspectedOn && inspectedOn > today) fields.refuse("inspectedOn", "in_future");
  if (inspectedOn && inspectedOn < PROGRAMME_BEGAN) fields.refuse("inspectedOn", "too_early");
  const inspectors = fields.text("inspectors", 500);
  const minutesNo = fields.text("minutesNo", 50, false) || null;
  const findings = fields.text("findings", 4_000);
  const result = fields.oneOf("result", INSPECTION_RESULTS);
  const followUpBy = fields.day("followUpBy", false);
  if (result === "to_correct" && followUpBy === null) fields.refuse("followUpBy", "no_deadline");
  if (result !== null && result !== "to_correct" && followUpBy !== null) fields.refuse("followUpBy", "deadline_unneeded");
  if (inspectedOn && followUpBy && followUpBy < inspectedOn) fields.refuse("followUpBy", "before_start");
  if (fields.faulty || !kind || !inspectedOn || !result) return err(fields.problems);
  return ok({ certificate, producerId, kind, inspectedOn, inspectors, minutesNo, findings, result, followUpBy });
}

export type InspectionFilter = { q: string; kind: InspectionKind | null; result: InspectionResult | null; followUp: FollowUp | null; year: number | null; page: number };

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readInspectionFilter(query: URLSearchParams): InspectionFilter {
  return {
    q: searchText(query.get("q")),
    kind: INSPECTION_KINDS.find((name) => name === query.get("kind")) ?? null,
    result: INSPECTION_RESULTS.find((name) => name === query.get("result")) ?? null,
    followUp: FOLLOW_UPS.find((name) => name === query.get("follow")) ?? null,
    year: whole(query.get("year"), 2019, 2100),
    page: whole(query.get("page"), 1, 100_000) ?? 1,
  };
}

/** Where the putting right stands on a day; null when nothing was to be put right. */
export function followUpOn(inspection: { followUpBy: LocalDate | null; followedUpOn: LocalDate | null }, today: LocalDate): FollowUp | null {
  if (inspection.followUpBy === null) return null;
  if (inspection.followedUpOn !== null) return "done";
  return inspection.followUpBy < today ? "overdue" : "open";
}
