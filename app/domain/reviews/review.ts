/** What a review may be and become; no I/O. */
import { LOCALES, type Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";

export const REVIEW_STATES = ["pending", "published", "rejected"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const REPORT_REASONS = ["advertising", "insult", "privacy", "other_product", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What an officer may make of a review; what its buyer writes anew is looked at afresh. */
const DECISIONS: Record<ReviewState, readonly ReviewState[]> = {
  pending: ["published", "rejected"],
  published: ["rejected"],
  rejected: ["published"],
};

export function canDecide(from: ReviewState, to: ReviewState): boolean {
  return DECISIONS[from].includes(to);
}

/** For so many days after it was first written a review can be changed by its buyer. */
export const EDIT_DAYS = 30;
export const TEXT_LEAST = 10;
export const TEXT_MOST = 2_000;
export const ANSWER_MOST = 2_000;
export const REASON_MOST = 500;

export function mayEdit(createdAt: Date, at: Date): boolean {
  return at.getTime() < createdAt.getTime() + EDIT_DAYS * 86_400_000;
}

/** How a buyer is called in public. */
export const NAME_FORMS = ["family", "initials", "none"] as const;
export type NameForm = (typeof NAME_FORMS)[number];

/**
 * A buyer's name as others may read it: `Nguyễn V. A.`, `N. V. A.` or nothing. Never the whole name; a Han name keeps its
 * first character, and what stands in brackets is none of it. What is no word of letters (a phone number typed as a name) is shortened to its first character.
 */
export function shownName(name: string, form: NameForm): string | null {
  const words = name.normalize("NFC").replaceAll(/\([^)]*\)/g, " ").split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).slice(0, 6);
  const [first, ...rest] = words;
  if (form === "none" || first === undefined) return null;
  if (/^\p{Script=Han}/u.test(first)) return `${[...first][0] ?? ""}**`;
  const initial = (word: string) => `${[...word].find((letter) => /[\p{L}\d]/u.test(letter))?.toUpperCase() ?? ""}.`;
  const keepsFamily = form === "family" && rest.length > 0 && /^\p{L}{1,15}$/u.test(first);
  return [keepsFamily ? first : initial(first), ...rest.map(initial)].join(" ");
}

/** Which of the forms makes this name of that one; the first that does. */
export function nameFormOf(name: string, shown: string | null): NameForm {
  return NAME_FORMS.find((form) => shownName(name, form) === shown) ?? "family";
}

/** As it is kept: composed, without control and direction marks, at most one empty line in a row. */
export function plainText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{C}\n]/gu, "")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

const LINK = /https?:|www\.|(?:^|[^\p{L}\d])[\p{L}\d][\p{L}\d-]*(?:\.|\s\.\s)(?:com|vn|net|org|info|shop|store|site|online|top|xyz|cn|io|me|ly|gg)(?![\p{L}\d])/iu;
const HANDLE = /@|zalo|telegram|whatsapp|viber|wechat|微信|(?<!\p{L})fb(?!\p{L})|facebook/iu;
const PHONE = /(?<!\d)(?:\d[\s.\-()]{0,2}){8,}/u;

/** Whether a person has to look first: it names a link, an address or a phone number. */
export function needsCheck(text: string | null): boolean {
  if (text === null) return false;
  const plain = text.normalize("NFKC");
  return LINK.test(plain) || HANDLE.test(plain) || PHONE.test(plain);
}

export const REVIEW_FIELDS = ["points", "text", "shownAs", "locale"] as const;
export type ReviewField = (typeof REVIEW_FIELDS)[number];
export type ReviewForm = Record<ReviewField, string>;
export type ReviewDraft = { points: number; text: string | null; shownAs: NameForm; locale: Locale };
export type ReviewProblem = "points_missing" | "too_short" | "too_long" | "not_listed";
export type ReviewProblems = Partial<Record<ReviewField, ReviewProblem>>;

/** Reads what a buyer filled in, naming every field that is wrong. */
export function readReview(form: ReviewForm): Result<ReviewDraft, ReviewProblems> {
  const problems: ReviewProblems = {};
  const points = /^[1-5]$/.test(form.points) ? Number(form.points) : null;
  if (points === null) problems.points = "points_missing";
  const text = plainText(form.text);
  const length = [...text].length;
  if (length > 0 && length < TEXT_LEAST) problems.text = "too_short";
  if (length > TEXT_MOST) problems.text = "too_long";
  const shownAs = NAME_FORMS.find((one) => one === form.shownAs);
  if (!shownAs) problems.shownAs = "not_listed";
  const locale = LOCALES.find((one) => one === form.locale);
  if (!locale) problems.locale = "not_listed";
  if (points === null || !shownAs || !locale || Object.keys(problems).length > 0) return err(problems);
  return ok({ points, text: length === 0 ? null : text, shownAs, locale });
}

/** How many of each number of points, one to five. */
export type PointCounts = readonly [number, number, number, number, number];
export type Rating = { count: number; /** To one decimal. */ average: number; counts: PointCounts };

/** What the buyers say together; null when nobody has said anything. */
export function ratingOf(counts: PointCounts): Rating | null {
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count === 0) return null;
  const points = counts.reduce((sum, one, index) => sum + one * (index + 1), 0);
  return { count, average: Math.round((points * 10) / count) / 10, counts };
}
