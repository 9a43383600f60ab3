import type { CurrentUser } from "~/domain/accounts/account";
import type { Actor } from "~/domain/audit/audit";
import { requestImport, type ApplyFailure } from "~/domain/certificates/decision-import/apply-import.server";
import { readFacts } from "~/domain/certificates/decision-import/decision-facts";
import { IMPORT_FIELDS, type ImportField } from "~/domain/certificates/decision-import/import-columns";
import { discardImport } from "~/domain/certificates/decision-import/import-queries.server";
import { mapImport } from "~/domain/certificates/decision-import/map-import.server";
import type { DecisionFacts } from "~/domain/certificates/decision-import/read-rows";
import { createImport, openDecisionFile, type StartFailure } from "~/domain/certificates/decision-import/start-import.server";
import { undoImport, type UndoFailure, type UndoObstacle } from "~/domain/certificates/decision-import/undo-import.server";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { Upload } from "~/platform/http/upload.server";

export type UploadRefusal = { kind: "too_large" | "missing" | "unreadable_upload" } | StartFailure;

/** Opens an uploaded file and keeps it for the next steps. */
export async function uploadList({ upload, user, at }: { upload: Upload; user: CurrentUser; at: Date }): Promise<Result<{ id: string }, UploadRefusal>> {
  const file = await openDecisionFile(upload.bytes);
  if (!file.ok) return file;
  return transact<{ id: string }, UploadRefusal>(async (tx) => ok({ id: await createImport(tx, file.value, { fileName: upload.name || "–", actor: actorOf(user), at, state: "uploaded" }) }));
}

/** Why a form of an import's page was refused, with what had been chosen. */
export type ImportRefusal = {
  intent: string;
  status: 404 | 409 | 422;
  message: "closed" | "changed" | "reason_missing" | "unconfirmed" | "nothing_new" | "in_use" | "undo_closed" | "touched" | "columns" | "unknown";
  missing: ImportField[];
  twice: ImportField[];
  obstacles: UndoObstacle[];
  count: number;
  typed: { columns: Record<string, string>; facts: DecisionFacts; reason: string } | null;
};
type Answer = { done: "map" | "apply" | "discard" | "undo" } | ImportRefusal;

/** Carries out one of the forms of an import's page, by its `intent`. */
export async function changeImport({ id, form, user, at }: { id: string; form: Map<string, string>; user: CurrentUser; at: Date }): Promise<Answer> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "");
  const intent = text("intent");
  const refuse = (message: ImportRefusal["message"], more: Partial<ImportRefusal> = {}): ImportRefusal => ({
    intent, status: 422, message, missing: [], twice: [], obstacles: [], count: 0, typed: null, ...more,
  });
  switch (intent) {
    case "map": {
      const columns = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, text(`column.${field}`)]));
      const facts = readFacts((name) => text(`facts.${name}`));
      const result = await mapImport({ id, columns: Object.entries(columns), facts, at });
      if (result.ok) return { done: "map" };
      const { error } = result;
      if (error.kind === "columns") return refuse("columns", { missing: error.missing, twice: error.twice, typed: { columns, facts, reason: "" } });
      return refuse(error.kind === "closed" ? "closed" : "unknown", { status: error.kind === "closed" ? 409 : 404 });
    }
    case "apply": {
      const result = await requestImport({ id, confirmed: text("confirmed") === "yes", actor: actorOf(user) });
      return result.ok ? { done: "apply" } : refuse(...applyText(result.error));
    }
    case "discard":
      return (await discardImport(id)) ? { done: "discard" } : refuse("closed", { status: 409 });
    case "undo": {
      const result = await undoImport({ id, reason: text("reason").slice(0, 500), actor: actorOf(user), at });
      return result.ok ? { done: "undo" } : refuse(...undoText(result.error));
    }
    default:
      return refuse("unknown");
  }
}

function applyText(error: ApplyFailure): [ImportRefusal["message"], Partial<ImportRefusal>] {
  switch (error.kind) {
    case "not_found": return ["unknown", { status: 404 }];
    case "closed": return ["closed", { status: 409 }];
    case "problems": return ["changed", {}];
    case "unconfirmed": return ["unconfirmed", {}];
    case "nothing_new": return ["nothing_new", {}];
  }
}

function undoText(error: UndoFailure): [ImportRefusal["message"], Partial<ImportRefusal>] {
  switch (error.kind) {
    case "not_found": return ["unknown", { status: 404 }];
    case "closed": return ["undo_closed", { status: 409 }];
    case "reason_missing": return ["reason_missing", {}];
    case "in_use": return ["in_use", { status: 409 }];
    case "touched": return ["touched", { status: 409, obstacles: error.obstacles, count: error.count }];
  }
}

/** The failure of reading an upload, as the page names it. */
export function uploadRefusal(kind: "too_large" | "missing" | "unreadable"): Result<never, UploadRefusal> {
  return err({ kind: kind === "unreadable" ? "unreadable_upload" : kind });
}

function actorOf(user: CurrentUser): Actor {
  return { kind: "user", userId: user.id };
}
