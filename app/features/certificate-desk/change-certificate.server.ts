import type { CurrentUser } from "~/domain/accounts/account";
import type { Actor } from "~/domain/audit/audit";
import { CERTIFICATE_FIELDS, type CertificateForm, type CertificateProblems } from "~/domain/certificates/certificate-draft";
import { extendCertificate } from "~/domain/certificates/extend-certificate.server";
import { linkCertificate, unlinkCertificate } from "~/domain/certificates/link-certificate.server";
import type { LinkRefusal } from "~/domain/certificates/link-rules";
import { revokeCertificate } from "~/domain/certificates/revoke-certificate.server";
import { createCertificate, editCertificate, type SaveFailure } from "~/domain/certificates/save-certificate.server";
import { addDays, type LocalDate } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import type { AdminDictionary } from "~/platform/i18n/messages/admin";

export type AdminTextKey = keyof AdminDictionary;

/** Why a form was refused: one sentence, or problems at its fields, and everything that was typed. */
export type DeskRefusal = {
  intent: string;
  status: 404 | 409 | 422;
  message: AdminTextKey | null;
  params: Record<string, string | number>;
  problems: CertificateProblems;
  values: Record<string, string>;
};
type Answer = { done: string } | DeskRefusal;

const REASON_MOST = 2_000;

type Asked = { id: string; form: Map<string, string>; user: CurrentUser; locale: Locale; at: Date };

/** The certificate form as it was sent; what is missing is empty. */
export function certificateForm(form: Map<string, string>): CertificateForm {
  const entries = CERTIFICATE_FIELDS.map((field) => [field, (form.get(field) ?? "").replaceAll("\0", "")]);
  return Object.fromEntries(entries) as CertificateForm;
}

/** Registers a new certificate from the form. */
export async function addCertificate({ form, user, at }: Omit<Asked, "id" | "locale">): Promise<{ id: string } | DeskRefusal> {
  const result = await createCertificate({ form: certificateForm(form), actor: actorOf(user), at });
  return result.ok ? result.value : saveRefusal("create", result.error, form);
}

/** Carries out one of the forms of a certificate's page, by its `intent`. */
export async function changeCertificate(asked: Asked): Promise<Answer> {
  const { id, form, user, at, locale } = asked;
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "");
  const change = { id, seen: text("seen"), reason: text("reason"), actor: actorOf(user), at };
  const intent = text("intent");
  const refuse = (message: AdminTextKey, params = {}, status: DeskRefusal["status"] = 422) => refusal(intent, form, { message, params, status });
  const common = (kind: "not_found" | "changed" | "reason_missing" | "revoked") => {
    if (kind === "not_found") return refuse("error.notFoundText", {}, 404);
    if (kind === "changed") return refuse("form.changed", {}, 409);
    return refuse(kind === "revoked" ? "cert.alreadyRevoked" : "form.reasonMissing");
  };

  // Why something is done is kept for good: it is not cut, and what was typed stays in the form.
  if ([text("reason"), text("note")].some((why) => why.length > REASON_MOST)) return refuse("form.tooLong", { most: REASON_MOST });
  switch (intent) {
    case "edit": {
      const result = await editCertificate({ ...change, form: certificateForm(form) });
      return result.ok ? { done: intent } : saveRefusal(intent, result.error, form);
    }
    case "extend": {
      const result = await extendCertificate({ ...change, until: text("until") });
      if (result.ok) return { done: intent };
      if (result.error.kind === "not_a_day") return refuse("cert.problem.not_a_day");
      if (result.error.kind !== "out_of_range") return common(result.error.kind);
      return refuse("cert.extendRange", range(result.error.after, result.error.latest, locale));
    }
    case "revoke": {
      if (text("confirm") !== "yes") return refuse("cert.revokeUnconfirmed");
      const result = await revokeCertificate({ ...change, reason: text("ground"), note: text("note") });
      if (result.ok) return { done: intent };
      if (result.error.kind === "unknown_reason") return refuse("cert.revokeGroundMissing");
      if (result.error.kind === "note_missing") return refuse("cert.revokeNoteMissing");
      return result.error.kind === "already_revoked" ? refuse("cert.alreadyRevoked", {}, 409) : common(result.error.kind);
    }
    case "link": {
      const slug = text("other").trim() || text("listing");
      if (slug === "") return refuse("cert.linkChoose");
      const result = await linkCertificate({ ...change, slug });
      if (result.ok) return { done: intent };
      return result.error.kind === "refused" ? refuse(...linkText(result.error.refusal)) : common(result.error.kind);
    }
    case "unlink": {
      const result = await unlinkCertificate(change);
      if (result.ok) return { done: intent };
      return result.error.kind === "not_linked" ? refuse("form.changed", {}, 409) : common(result.error.kind);
    }
    default:
      return refuse("error.notFoundText");
  }
}

/** The days an extension may reach, in words. */
export function range(expiresOn: LocalDate, latest: LocalDate, locale: Locale): { from: string; to: string } {
  return { from: formatDate(addDays(expiresOn, 1), locale), to: formatDate(latest, locale) };
}

function linkText(refused: LinkRefusal): [AdminTextKey, Record<string, string | number>] {
  const params: Record<string, string | number> = {};
  if (refused.kind === "other_set") params.set = refused.listingSet;
  if (refused.kind === "listing_certified") params.number = refused.number;
  if (refused.kind === "certificate_on_another") params.slug = refused.slug;
  return [`cert.refusal.${refused.kind}`, params];
}

function saveRefusal(intent: string, failure: SaveFailure, form: Map<string, string>): DeskRefusal {
  switch (failure.kind) {
    case "invalid": return refusal(intent, form, { problems: failure.problems });
    case "changed": return refusal(intent, form, { message: "form.changed", status: 409 });
    case "revoked": return refusal(intent, form, { message: "cert.alreadyRevoked", status: 409 });
    case "not_found": return refusal(intent, form, { message: "error.notFoundText", status: 404 });
  }
}

function refusal(intent: string, form: Map<string, string>, more: Partial<DeskRefusal>): DeskRefusal {
  return { intent, status: 422, message: null, params: {}, problems: {}, values: Object.fromEntries(form), ...more };
}

function actorOf(user: CurrentUser): Actor {
  return { kind: "user", userId: user.id };
}
