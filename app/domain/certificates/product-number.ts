/** The districts were dissolved and the communes renumbered on this day: no number of the new shape is older. */
const NEW_SHAPE_SINCE = "2025-07-01";

const TODAY = /^(\d{2})-(\d{5})-(\d{1,3})-(20\d{2})$/;
const WITH_DISTRICT = /^(\d{2})-(\d{3})-(\d{5})-(\d{1,3})-(20\d{2})$/;

export type ProductNumberFault = "shape" | "too_early_for_shape" | "year";

/**
 * Whether a product number can be that of a certificate issued on `issuedOn` (`YYYY-MM-DD`): province–commune–sequence–year
 * (Decision 26/2026/QĐ-TTg), or with the district as until July 2025. Its year cannot lie after the issue.
 */
export function checkProductNumber(number: string, issuedOn: string | null): ProductNumberFault | null {
  const today = TODAY.exec(number);
  const year = today?.[4] ?? WITH_DISTRICT.exec(number)?.[5];
  if (year === undefined) return "shape";
  if (issuedOn === null) return null;
  if (today && issuedOn < NEW_SHAPE_SINCE) return "too_early_for_shape";
  return Number(year) > Number(issuedOn.slice(0, 4)) ? "year" : null;
}
