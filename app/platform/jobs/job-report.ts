/** What a scheduled job says of a run; kept and shown at the desk of jobs. */
export type JobReport = {
  /** How many were due. */
  found?: number;
  /** For how many something was done. */
  done?: number;
  /** A word for why nothing was due, or what came of it. */
  note?: string;
  /** When the next one becomes due, where that is known. */
  nextAt?: Date | null;
};

const MOST = 300;

/**
 * A failure's text without what is of people or secret: addresses of mail, telephone and account numbers, tokens, and what a
 * database quotes of a row.
 */
export function withoutPersonalData(text: string): string {
  return text
    .replaceAll(/\)=\([^)]*\)/g, ")=(…)")
    .replaceAll(/[A-Za-z0-9_-]{40,}/g, "…")
    .replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, "…@…")
    .replaceAll(/\b(?:sk|rk|whsec|pk)_\w+/g, "…")
    .replaceAll(/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b|[+(]?\d[\d .()-]{6,}\d/gi, (found) => (/^[\da-f-]{36}$/i.test(found) ? found : "…"))
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, MOST);
}
