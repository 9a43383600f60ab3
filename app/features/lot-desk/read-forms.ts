import { eventForm, type EventDraft } from "~/domain/traceability/lot-event";
import { areaForm, fieldFaults, type AreaDraft } from "~/domain/traceability/growing-area";
import { lotForm, type LotDraft } from "~/domain/traceability/lot-draft";
import type { ReportDraft } from "~/domain/traceability/add-test-report.server";
import { parseLocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { countRows, ROW_FIELDS, rowField } from "./source-rows";

type Faults = Record<string, string>;
type Form = ReadonlyMap<string, string>;

const text = (form: Form, name: string): string => (form.get(name) ?? "").trim();

/** What was typed as a step, or what is wrong with each field. */
export function readEvent(form: Form): Result<EventDraft, Faults> {
  const zone = text(form, "zoneOffset");
  const clientId = text(form, "clientId");
  const read = eventForm.safeParse({ step: text(form, "step"), at: text(form, "at"), place: text(form, "place"), note: text(form, "note"), ...(zone ? { zoneOffset: zone } : {}), ...(clientId ? { clientId } : {}) });
  return read.success ? ok(read.data) : err(fieldFaults(read.error));
}

/** A new lot; its rows of sources as `packRows` leaves them. */
export function readLot(form: Form): Result<LotDraft, Faults> {
  const names = ["variant", "code", "quantity", "harvestedOn", "producedOn", "bestBefore", "ratioBp", "reason"];
  const sources = Array.from({ length: countRows(form) }, (_, row) => Object.fromEntries(ROW_FIELDS.map((name) => [name, text(form, rowField(row, name))])));
  const read = lotForm.safeParse({ ...Object.fromEntries(names.map((name) => [name, text(form, name)])), sources });
  return read.success ? ok(read.data) : err(fieldFaults(read.error, "sources"));
}

export function readArea(form: Form): Result<AreaDraft, Faults> {
  const names = ["code", "name", "kind", "scheme", "markets", "crop", "areaHa", "hives", "yieldKg", "yearlyQuotaKg", "communeCode", "latitude", "longitude", "validFrom", "validTo"];
  const read = areaForm.safeParse(Object.fromEntries(names.map((name) => [name, text(form, name)])));
  return read.success ? ok(read.data) : err(fieldFaults(read.error));
}

const MOST_CRITERIA = 30;

/** A laboratory's report: one criterion a line, its parts between semicolons; none where its paper says them. */
export function readReport(form: Form, hasPaper: boolean): Result<ReportDraft, Faults> {
  const faults: Faults = {};
  const [laboratory, number, day] = [text(form, "laboratory").slice(0, 120), text(form, "number").slice(0, 60), parseLocalDate(text(form, "testedOn"))];
  const lines = text(form, "criteria").split(/\r?\n/).map((line) => line.split(";").map((part) => part.trim())).filter(([name]) => name);
  if (laboratory === "") faults["laboratory"] = "missing";
  if (number === "") faults["number"] = "missing";
  if (!day) faults["testedOn"] = "date";
  if ((lines.length === 0 && !hasPaper) || lines.some(([, result]) => !result)) faults["criteria"] = "missing";
  if (lines.length > MOST_CRITERIA || lines.flat().some((part) => part.length > 120)) faults["criteria"] = "long";
  if (Object.keys(faults).length > 0 || !day) return err(faults);
  const criteria = lines.map(([name = "", result = "", limit = ""]) => ({ name: { vi: name }, result, limit: limit || null }));
  return ok({ laboratory, number, testedOn: day, passed: form.get("passed") === "on", conclusion: text(form, "conclusion").slice(0, 200), criteria });
}
