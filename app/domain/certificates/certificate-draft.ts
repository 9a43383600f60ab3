import { isId } from "~/lib/id";
import { addMonths, parseLocalDate, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { certifyingLevel, LEGAL_BASES, legalBasisOn, type CertifyingLevel } from "./legal-basis";
import { checkProductNumber } from "./product-number";

/** A certificate runs 36 months from its issue (Decision 26/2026/QĐ-TTg). */
export const TERM_MONTHS = 36;

/** The fields of the form, by name. */
export const CERTIFICATE_FIELDS = [
  "decisionId", "decisionAuthority", "decisionNumber", "decisionDate",
  "number", "productName", "producerId", "setNo", "communeCode", "stars", "score", "issuedOn", "legalBasis",
] as const;
export type CertificateField = (typeof CERTIFICATE_FIELDS)[number];
export type CertificateForm = Record<CertificateField, string>;

export type CertificateProblem =
  | "missing" | "too_long" | "unknown"
  | "number_shape" | "number_too_early" | "number_year" | "number_taken"
  | "not_a_day" | "before_programme" | "before_decision"
  | "stars" | "score_shape" | "score_band"
  | "decision_number" | "decision_level" | "decision_other_date"
  | "producer_linked" | "set_linked" | "may_not_hold";
export type CertificateProblems = Partial<Record<CertificateField, CertificateProblem>>;

export type DecisionDraft = { id: string } | { authority: string; number: string; issuedOn: LocalDate };

export type CertificateDraft = {
  decision: DecisionDraft;
  number: string;
  productName: string;
  producerId: string;
  setNo: number;
  communeCode: string;
  stars: number;
  /** 0 to 100 with two decimals, as the council's mean: "72.50". */
  score: string;
  legalBasis: string;
  level: CertifyingLevel;
  issuedOn: LocalDate;
  expiresOn: LocalDate;
};

/** The lowest score of each star: 50 ≤ three stars < 70 ≤ four < 90 ≤ five. A minimum point may hold a product below its band, never above. */
const LOWEST_SCORE: Record<number, number> = { 3: 50, 4: 70, 5: 90 };

/** Reads the form, naming every field that is wrong; what depends on the database is checked by the write itself. */
export function readCertificateDraft(form: CertificateForm): Result<CertificateDraft, CertificateProblems> {
  const problems: CertificateProblems = {};
  const issuedOn = day(form.issuedOn, "issuedOn", problems);
  const decision = readDecision(form, problems);
  const stars = Number(form.stars);
  if (![3, 4, 5].includes(stars) || form.stars.length !== 1) problems.stars = form.stars === "" ? "missing" : "stars";
  const level = issuedOn === null || problems.stars ? null : certifyingLevel(issuedOn, stars);
  if (issuedOn !== null && legalBasisOn(issuedOn) === null) problems.issuedOn = "before_programme";
  if (issuedOn !== null && decision !== null && "authority" in decision && issuedOn < decision.issuedOn) problems.issuedOn = "before_decision";

  const draft = {
    number: readNumber(form.number, issuedOn, problems),
    productName: text(form.productName, "productName", 300, problems),
    producerId: id(form.producerId, "producerId", problems),
    setNo: readSet(form.setNo, problems),
    communeCode: readCommune(form.communeCode, problems),
    score: readScore(form.score, problems.stars ? null : stars, problems),
    legalBasis: readLegalBasis(form.legalBasis, issuedOn, problems),
  };
  if (Object.keys(problems).length > 0 || decision === null || issuedOn === null || level === null) return err(problems);
  return ok({ ...draft, decision, stars, level, issuedOn, expiresOn: addMonths(issuedOn, TERM_MONTHS) });
}

function text(value: string, field: CertificateField, longest: number, problems: CertificateProblems): string {
  const clean = normalise(value);
  if (clean === "") problems[field] = "missing";
  else if (clean.length > longest) problems[field] = "too_long";
  return clean;
}

function id(value: string, field: CertificateField, problems: CertificateProblems): string {
  if (value === "") problems[field] = "missing";
  else if (!isId(value)) problems[field] = "unknown";
  return value;
}

function day(value: string, field: CertificateField, problems: CertificateProblems): LocalDate | null {
  const parsed = parseLocalDate(value.trim());
  if (value.trim() === "") problems[field] = "missing";
  else if (!parsed) problems[field] = "not_a_day";
  return parsed;
}

/** An existing decision by its id, or a new one by authority, number and date. */
function readDecision(form: CertificateForm, problems: CertificateProblems): DecisionDraft | null {
  if (form.decisionId !== "") return isId(form.decisionId) ? { id: form.decisionId } : ((problems.decisionId = "unknown"), null);
  const authority = text(form.decisionAuthority, "decisionAuthority", 200, problems);
  const number = text(form.decisionNumber, "decisionNumber", 50, problems);
  const issuedOn = day(form.decisionDate, "decisionDate", problems);
  if (number !== "" && !/^\d{1,5}\/QĐ-[A-ZĐ-]+$/.test(number)) problems.decisionNumber = "decision_number";
  return issuedOn === null ? null : { authority, number, issuedOn };
}

function readNumber(value: string, issuedOn: LocalDate | null, problems: CertificateProblems): string {
  const number = text(value, "number", 50, problems).replaceAll(/[\s\u2010-\u2015]/g, (char) => (char.trim() === "" ? "" : "-"));
  if (number === "") return number;
  const fault = checkProductNumber(number, issuedOn);
  if (fault) problems.number = ({ shape: "number_shape", too_early_for_shape: "number_too_early", year: "number_year" } as const)[fault];
  return number;
}

function readSet(value: string, problems: CertificateProblems): number {
  const no = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (no < 1 || no > 26) problems.setNo = value === "" ? "missing" : "unknown";
  return no;
}

function readCommune(value: string, problems: CertificateProblems): string {
  if (!/^\d{5}$/.test(value)) problems.communeCode = value === "" ? "missing" : "unknown";
  return value;
}

/** "72,5" and "72.5" are the same; two decimals at most. */
function readScore(value: string, stars: number | null, problems: CertificateProblems): string {
  const score = value.trim().replace(",", ".");
  if (score === "") problems.score = "missing";
  else if (!/^\d{1,3}(\.\d{1,2})?$/.test(score) || Number(score) > 100) problems.score = "score_shape";
  else if (stars !== null && Number(score) < (LOWEST_SCORE[stars] ?? 0)) problems.score = "score_band";
  return problems.score ? "0" : Number(score).toFixed(2);
}

/** Empty means the instrument in force on the day of issue. */
function readLegalBasis(value: string, issuedOn: LocalDate | null, problems: CertificateProblems): string {
  if (value === "") return issuedOn === null ? "" : (legalBasisOn(issuedOn) ?? "");
  if (!LEGAL_BASES.includes(value)) problems.legalBasis = "unknown";
  return value;
}
