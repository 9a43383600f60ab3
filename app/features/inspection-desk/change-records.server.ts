import { revokeCertificate } from "~/domain/certificates/revoke-certificate.server";
import { followUpInspection } from "~/domain/inspections/record-inspection.server";
import { endMarkUse, reportMisuse } from "~/domain/inspections/record-mark-use.server";
import { isId } from "~/lib/id";
import type { Locale } from "~/lib/localized-text";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { makeTranslate } from "~/platform/i18n/translator";

/** Why a form was refused, in the reader's language, and what was typed. */
export type RecordRefusal = { intent: string; status: 404 | 409 | 422; message: string; values: Record<string, string> };
export type RecordAnswer = { done: string } | RecordRefusal;

type Asked = { id: string; form: Map<string, string>; userId: string; locale: Locale; at: Date };

/** Carries out one of the forms of an inspection's page or of a registered use's, by its `intent`. */
export async function changeRecord(asked: Asked): Promise<RecordAnswer> {
  const { id, form, userId, locale, at } = asked;
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "");
  const t = makeTranslate(ADMIN_TEXTS[locale], locale);
  const r = makeTranslate(REGISTER_TEXTS[locale], locale);
  const intent = text("intent");
  const refuse = (message: string, status: RecordRefusal["status"] = 422): RecordRefusal => ({ intent, status, message, values: Object.fromEntries(form) });
  const change = { id, seen: text("seen"), on: text("on"), userId, at };
  const refused = (kind: "not_found" | "changed" | "note_missing" | "not_a_day" | "in_future" | "before_inspection" | "before_start" | "nothing_open") => {
    if (kind === "not_found") return refuse(t("error.notFoundText"), 404);
    if (kind === "changed" || kind === "nothing_open") return refuse(t("form.changed"), 409);
    return refuse(r(`problem.${kind === "note_missing" ? "missing" : kind === "before_inspection" ? "before_start" : kind}`));
  };

  switch (intent) {
    case "follow_up": {
      const result = await followUpInspection({ ...change, note: text("note") });
      return result.ok ? { done: intent } : refused(result.error.kind);
    }
    case "end": {
      const result = await endMarkUse(change);
      return result.ok ? { done: intent } : refused(result.error.kind);
    }
    case "misuse": {
      const result = await reportMisuse({ ...change, misuse: text("misuse") });
      return result.ok ? { done: intent } : refused(result.error.kind);
    }
    case "revoke": {
      const certificate = text("certificate");
      if (text("confirm") !== "yes") return refuse(t("cert.revokeUnconfirmed"));
      if (!isId(certificate)) return refuse(t("error.notFoundText"), 404);
      const result = await revokeCertificate({ id: certificate, seen: text("seen"), reason: text("ground"), note: text("note"), actor: { kind: "user", userId }, at });
      if (result.ok) return { done: intent };
      if (result.error.kind === "unknown_reason") return refuse(t("cert.revokeGroundMissing"));
      if (result.error.kind === "note_missing") return refuse(t("cert.revokeNoteMissing"));
      if (result.error.kind === "already_revoked") return refuse(t("cert.alreadyRevoked"), 409);
      return refuse(t(result.error.kind === "not_found" ? "error.notFoundText" : "form.changed"), result.error.kind === "not_found" ? 404 : 409);
    }
    default:
      return refuse(t("error.notFoundText"));
  }
}
