import { addDays, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { isTaxCode } from "~/lib/tax-code";

/** What a buyer wants on the invoice of an order. Whether it is a company or a person is told by the number. */
export type BuyerDetails = { kind: "company" | "person"; name: string; taxId: string; address: string | null; email: string | null; buyerName: string | null };

export const DETAIL_FIELDS = ["name", "taxId", "address", "email", "buyerName"] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];
export type DetailProblems = Partial<Record<DetailField, "missing" | "malformed" | "too_long">>;
export type DetailValues = Record<DetailField, string>;

const LONGEST: Record<DetailField, number> = { name: 200, taxId: 20, address: 300, email: 254, buyerName: 120 };

/** A tax code of a company (ten digits with their check digit, a branch of three), or the twelve digits of a person. */
export function readTaxId(text: string): { kind: "company" | "person"; taxId: string } | null {
  const bare = text.replaceAll(/[\s.]/g, "");
  if (isTaxCode(bare)) return { kind: "company", taxId: bare };
  return /^\d{12}$/.test(bare) ? { kind: "person", taxId: bare } : null;
}

/** Reads the details of a form. `strict`: an address is asked for. */
export function readBuyerDetails(values: DetailValues): Result<BuyerDetails, DetailProblems> {
  const problems: DetailProblems = {};
  const text = (field: DetailField) => values[field].normalize("NFC").trim();
  for (const field of DETAIL_FIELDS) {
    if (text(field).length > LONGEST[field]) problems[field] = "too_long";
    else if (/\p{Cc}|\p{Cs}/u.test(text(field))) problems[field] = "malformed";
  }
  for (const field of ["name", "taxId", "address"] as const) if (text(field) === "") problems[field] = "missing";
  const code = readTaxId(text("taxId"));
  if (!code && !problems.taxId) problems.taxId = "malformed";
  if (text("email") !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text("email"))) problems.email ??= "malformed";
  if (!code || Object.keys(problems).length > 0) return err(problems);
  return ok({ ...code, name: text("name"), address: text("address"), email: text("email").toLowerCase() || null, buyerName: text("buyerName") || null });
}

/**
 * For how many days after delivery the details may still be given or changed, by the day of delivery: the shop's own rule, short
 * enough for the seller to declare its month.
 */
const OPEN_DAYS: readonly { days: number; from: LocalDate; until: LocalDate | null }[] = [{ days: 10, from: "2019-01-01" as LocalDate, until: null }];

/** The last day on which details may be changed; null while nothing was delivered. */
export function lastDayOfDetails(deliveredOn: LocalDate | null): LocalDate | null {
  if (deliveredOn === null) return null;
  const rule = OPEN_DAYS.find(({ from, until }) => from <= deliveredOn && (until === null || deliveredOn < until));
  return addDays(deliveredOn, rule?.days ?? 0);
}
