/** Papers of a producer with their terms: kinds, states, what a form must say, and which one counts; no I/O. */
import { neededPapers } from "../joining/application";
import { daysBetween, parseLocalDate, type LocalDate } from "~/lib/local-date";
import { normalise } from "~/lib/vietnamese-text";

/** What the law asks of a seller, and of one of alcohol. */
export const SELLER_KINDS = ["business_registration", "food_safety", "identity", "alcohol_production", "alcohol_retail"] as const;
/** Standards whose certificates show a mark on the listings they cover. */
export const QUALITY_KINDS = ["vietgap", "globalgap", "organic", "haccp", "iso22000"] as const;
export const PAPER_KINDS = [...SELLER_KINDS, ...QUALITY_KINDS] as const;
export type QualityKind = (typeof QUALITY_KINDS)[number];
export type PaperKind = (typeof PAPER_KINDS)[number];

export type PaperState = "waiting" | "verified" | "rejected" | "withdrawn" | "revoked";
export type PaperStep = "verify" | "reject" | "revoke" | "withdraw";

/** From which state a step leads where, and who takes it. A rejected paper is handed in anew: rows stay as they were decided. */
export const PAPER_STEPS: Readonly<Record<PaperStep, { from: PaperState; to: PaperState; by: "producer" | "officer"; reason: boolean }>> = {
  verify: { from: "waiting", to: "verified", by: "officer", reason: false },
  reject: { from: "waiting", to: "rejected", by: "officer", reason: true },
  revoke: { from: "verified", to: "revoked", by: "officer", reason: true },
  withdraw: { from: "waiting", to: "withdrawn", by: "producer", reason: false },
};

export type PaperFacts = { kind: PaperKind; number: string; body: string; scope: string | null; issuedOn: LocalDate; validUntil: LocalDate | null; products: string[] };
export const PAPER_FIELDS = ["kind", "number", "body", "scope", "issuedOn", "validUntil"] as const;
export type PaperField = (typeof PAPER_FIELDS)[number] | "products" | "file";
export type PaperFault = "missing" | "invalid" | "too_long" | "not_after" | "ended" | "ahead";
export type PaperProblems = Partial<Record<PaperField, PaperFault>>;

/** A registration and an identity card may be without an end. */
const ENDLESS: readonly PaperKind[] = ["business_registration", "identity"];
const MOST: Record<"number" | "body" | "scope", number> = { number: 80, body: 150, scope: 300 };

export function isQuality(kind: string): kind is QualityKind {
  return QUALITY_KINDS.some((one) => one === kind);
}

/** What a form says, or what is wrong with it. Listings come as `product-{id}`; whether they are the producer's own is asked of the database. */
export function readPaperForm(form: ReadonlyMap<string, string>, today: LocalDate): { facts: PaperFacts } | { problems: PaperProblems } {
  const problems: PaperProblems = {};
  const text = (field: "number" | "body" | "scope", asked: boolean): string => {
    const said = normalise(form.get(field) ?? "");
    if (said === "" && asked) problems[field] = "missing";
    if (said.length > MOST[field]) problems[field] = "too_long";
    return said;
  };
  const day = (field: "issuedOn" | "validUntil", asked: boolean): LocalDate | null => {
    const said = (form.get(field) ?? "").trim();
    if (said === "") {
      if (asked) problems[field] = "missing";
      return null;
    }
    const parsed = parseLocalDate(said);
    if (parsed === null || parsed < "1950-01-01" || parsed > "2200-01-01") problems[field] = "invalid";
    return parsed;
  };
  const kind = PAPER_KINDS.find((one) => one === form.get("kind"));
  if (!kind) problems.kind = "missing";
  const quality = kind !== undefined && isQuality(kind);
  const [number, body, scope] = [text("number", true), text("body", true), text("scope", quality)];
  const issuedOn = day("issuedOn", true);
  const validUntil = day("validUntil", kind !== undefined && !ENDLESS.includes(kind));
  if (issuedOn !== null && issuedOn > today) problems.issuedOn ??= "ahead";
  if (issuedOn !== null && validUntil !== null && validUntil <= issuedOn) problems.validUntil ??= "not_after";
  if (validUntil !== null && validUntil < today) problems.validUntil ??= "ended";
  const products = quality ? [...form].flatMap(([name, value]) => (name.startsWith("product-") && value !== "" ? [name.slice(8)] : [])) : [];
  if (quality && products.length === 0) problems.products = "missing";
  if (!kind || issuedOn === null || Object.keys(problems).length > 0) return { problems };
  return { facts: { kind, number, body, scope: quality ? scope : null, issuedOn, validUntil, products } };
}

/** Days before the end at which a producer is told, and the day after it. */
export const NOTICE_DAYS = [60, 30, 7, 0] as const;
/** A seller learns at least so many days ahead that its listings are taken off (Decree 248/2026). */
export const WARNING_DAYS = 5;

/** The notice that something with so many days left has reached; null while none is due. After the end it is the last one. */
export function dueNotice(daysLeft: number): string | null {
  const reached = NOTICE_DAYS.filter((days) => daysLeft <= days).at(-1);
  return reached === undefined ? null : `d${reached}`;
}

export type HeldPaper = { kind: string; state: PaperState; issuedOn: LocalDate; validUntil: LocalDate | null };

/** Whether a paper counts on a day: verified, and within its term. */
export function holds(paper: HeldPaper, day: LocalDate): boolean {
  return paper.state === "verified" && paper.issuedOn <= day && (paper.validUntil === null || paper.validUntil >= day);
}

/**
 * Which of the papers that this legal kind must hold have run out: there was a verified one, and none holds. One that was
 * never entered with its term is no lapse: it was judged when the seller joined.
 */
export function lapsedPapers(legalKind: string, papers: readonly HeldPaper[], day: LocalDate): string[] {
  return neededPapers(legalKind).filter((kind) => {
    const verified = papers.filter((paper) => paper.kind === kind && paper.state === "verified");
    return verified.length > 0 && !verified.some((paper) => holds(paper, day));
  });
}

/** How a paper stands for its producer: what an officer said of it, and within a verified one its term. */
export function standingOf(paper: HeldPaper, day: LocalDate): PaperState | "expiring" | "expired" {
  if (paper.state !== "verified" || paper.validUntil === null) return paper.state;
  const left = daysBetween(day, paper.validUntil);
  if (left < 0) return "expired";
  return left <= NOTICE_DAYS[0] ? "expiring" : "verified";
}
