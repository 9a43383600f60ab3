/** Applications to sell here: their states, what they must say, and what is wrong with what they say; no I/O. */
import { parseEmail, parsePhone } from "~/domain/accounts/account";
import { isTaxCode } from "~/lib/tax-code";
import { normalise } from "~/lib/vietnamese-text";

export type IdentityState = "none" | "submitted" | "verified" | "expired" | "rejected";
export type ApplicationStep = "submit" | "send_back" | "approve" | "reject" | "expire" | "reopen";

/** From which states a step leads where. `none` is a draft in its applicant's hands. */
export const STEPS: Readonly<Record<ApplicationStep, { from: readonly IdentityState[]; to: IdentityState; by: "applicant" | "officer" }>> = {
  submit: { from: ["none"], to: "submitted", by: "applicant" },
  send_back: { from: ["submitted"], to: "none", by: "officer" },
  approve: { from: ["submitted"], to: "verified", by: "officer" },
  reject: { from: ["submitted"], to: "rejected", by: "officer" },
  expire: { from: ["verified"], to: "expired", by: "officer" },
  // A refused or lapsed application is taken up again, with everything that was typed.
  reopen: { from: ["rejected", "expired"], to: "none", by: "applicant" },
};

/** Where a step leads from a state; null when it does not begin there. */
export function nextState(state: IdentityState, step: ApplicationStep): IdentityState | null {
  return STEPS[step].from.includes(state) ? STEPS[step].to : null;
}

/** The legal kinds that sell here; it decides what tax is withheld and who may hold a certificate. */
export const APPLICANT_KINDS = ["cooperative", "cooperative_group", "company", "farm", "household", "individual"] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

export const FIELDS = [
  "kind", "legalName", "shopName", "taxCode", "representative", "personalId", "communeCode", "addressLine", "phone",
  "contactPhone", "contactEmail", "bankBin", "bankAccount", "bankHolder", "about",
] as const;
export type ApplicationField = (typeof FIELDS)[number];
export type ApplicationFields = Record<ApplicationField, string | null>;
export type Fault = "missing" | "invalid" | "too_long";
export type ApplicationProblems = Partial<Record<ApplicationField | "papers", Fault>>;

const MOST: Partial<Record<ApplicationField, number>> = { about: 2_000, addressLine: 200 };
const OPTIONAL: readonly ApplicationField[] = ["contactEmail"];

/** What was typed, cleaned; an empty field is null. A value nobody could have chosen from a list is dropped. */
export function readFields(form: ReadonlyMap<string, string>): ApplicationFields {
  const read = (field: ApplicationField): string | null => {
    const text = normalise(form.get(field) ?? "");
    if (text === "") return null;
    if (field === "phone" || field === "contactPhone") return parsePhone(text) ?? text;
    if (field === "bankAccount") return text.replaceAll(/[\s.-]/g, "").toUpperCase();
    if (field === "taxCode" || field === "personalId") return text.replaceAll(/[\s.]/g, "");
    if (field === "kind") return APPLICANT_KINDS.find((kind) => kind === text) ?? null;
    return field === "contactEmail" ? (parseEmail(text) ?? text) : text;
  };
  return Object.fromEntries(FIELDS.map((field) => [field, read(field)])) as ApplicationFields;
}

const SHAPES: Partial<Record<ApplicationField, (text: string) => boolean>> = {
  taxCode: (text) => isTaxCode(text) || isPersonalId(text),
  personalId: isPersonalId,
  communeCode: (text) => /^\d{5}$/.test(text),
  phone: (text) => parsePhone(text) === text,
  contactPhone: (text) => parsePhone(text) === text,
  contactEmail: (text) => parseEmail(text) === text,
  bankBin: (text) => /^\d{6}$/.test(text),
  bankAccount: (text) => /^[A-Z0-9]{6,19}$/.test(text),
};

/** Whether a text can be a personal id of Vietnam: twelve digits that begin with the number of a place of birth (001 to 096). */
export function isPersonalId(text: string): boolean {
  return /^\d{12}$/.test(text) && Number(text.slice(0, 3)) >= 1 && Number(text.slice(0, 3)) <= 96;
}

/** What is wrong with what is there; an empty field is no fault yet. */
export function shapeProblems(fields: ApplicationFields): ApplicationProblems {
  const problems: ApplicationProblems = {};
  for (const field of FIELDS) {
    const text = fields[field];
    if (text === null) continue;
    if (text.length > (MOST[field] ?? 150)) problems[field] = "too_long";
    else if (SHAPES[field]?.(text) === false) problems[field] = "invalid";
  }
  // Only of people is the personal id the tax code (Circular 86/2024/TT-BTC, since July 2025); a legal person has its own.
  if (fields.taxCode !== null && LEGAL_PERSONS.includes(fields.kind ?? "") && !isTaxCode(fields.taxCode)) problems.taxCode = "invalid";
  return problems;
}

const LEGAL_PERSONS: readonly string[] = ["cooperative", "company"] satisfies ApplicantKind[];

/** Papers that must be there: food safety for all, who it is for individuals, the registration for the others. */
export function neededPapers(kind: string | null): readonly PaperKind[] {
  return kind === "individual" ? ["identity", "food_safety"] : ["business_registration", "food_safety"];
}

export const PAPER_KINDS = ["business_registration", "food_safety", "identity", "licence", "other"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What keeps an application from being handed in; empty when nothing does. */
export function submissionProblems(fields: ApplicationFields, papers: readonly { kind: string }[]): ApplicationProblems {
  const problems = shapeProblems(fields);
  const individual = fields.kind === "individual";
  for (const field of FIELDS) {
    const asked = field === "taxCode" ? !individual : field === "personalId" ? individual : !OPTIONAL.includes(field);
    if (asked && fields[field] === null) problems[field] = "missing";
  }
  if (neededPapers(fields.kind).some((needed) => !papers.some(({ kind }) => kind === needed))) problems.papers = "missing";
  return problems;
}
