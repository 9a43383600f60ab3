import { searchText, whole } from "~/domain/certificates/register";
import type { LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { FormFields, type FieldProblem } from "./form-fields";

/** Where the mark is printed. */
export const MARK_SURFACES = ["packaging", "label", "signage", "print", "online"] as const;
export type MarkSurface = (typeof MARK_SURFACES)[number];
/** `now`: still used; `ended`: the period is over; `lapsed`: used although its certificate holds no more; `misuse`: misuse was found. */
export const MARK_STATES = ["now", "ended", "lapsed", "misuse"] as const;
export type MarkState = (typeof MARK_STATES)[number];

export const MARK_FIELDS = ["certificate", "surface", "description", "quantity", "usedFrom", "usedTo"] as const;
export type MarkField = (typeof MARK_FIELDS)[number];
export type MarkForm = Record<MarkField, string>;
export type MarkProblems = Partial<Record<MarkField, FieldProblem>>;

export type MarkDraft = { certificate: string; surface: MarkSurface; description: string; quantity: number | null; usedFrom: LocalDate; usedTo: LocalDate | null };

/** Reads the form, naming every field that is wrong. The quantity may be empty: a shop sign is not counted. */
export function readMarkDraft(form: MarkForm): Result<MarkDraft, MarkProblems> {
  const fields = new FormFields<MarkField>(form);
  const certificate = fields.text("certificate", 50);
  const surface = fields.oneOf("surface", MARK_SURFACES);
  const description = fields.text("description", 1_000);
  const typed = fields.text("quantity", 20, false).replaceAll(/[.,\s]/g, "");
  const quantity = whole(typed, 1, 100_000_000);
  if (typed !== "" && quantity === null) fields.refuse("quantity", "whole_number");
  const usedFrom = fields.day("usedFrom");
  const usedTo = fields.day("usedTo", false);
  if (usedFrom && usedTo && usedTo < usedFrom) fields.refuse("usedTo", "before_start");
  if (fields.faulty || !surface || !usedFrom) return err(fields.problems);
  return ok({ certificate, surface, description, quantity, usedFrom, usedTo });
}

export type MarkFilter = { q: string; surface: MarkSurface | null; state: MarkState | null; page: number };

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readMarkFilter(query: URLSearchParams): MarkFilter {
  return {
    q: searchText(query.get("q")),
    surface: MARK_SURFACES.find((name) => name === query.get("surface")) ?? null,
    state: MARK_STATES.find((name) => name === query.get("state")) ?? null,
    page: whole(query.get("page"), 1, 100_000) ?? 1,
  };
}
