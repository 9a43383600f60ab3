/** Keys and addresses of GS1 (General Specifications; Digital Link URI syntax 1.3). Pure. */

/** The last digit of a GS1 key, from the digits before it: weights 3, 1, 3 … from the right. */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

function hasCheckDigit(key: string): boolean {
  return checkDigit(key.slice(0, -1)) === Number(key.at(-1));
}

export type GtinReading = { kind: "gtin"; gtin14: string } | { kind: "bad_shape" } | { kind: "bad_check_digit"; expected: number };

/** A GTIN of 8, 12, 13 or 14 digits, blanks and hyphens left out, as its 14 digits. */
export function readGtin(text: string): GtinReading {
  const digits = text.replaceAll(/[\s-]/g, "");
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return { kind: "bad_shape" };
  if (!hasCheckDigit(digits)) return { kind: "bad_check_digit", expected: checkDigit(digits.slice(0, -1)) };
  return { kind: "gtin", gtin14: digits.padStart(14, "0") };
}

/** Every way in which the same GTIN may be written down, the longest first. */
export function gtinForms(gtin14: string): string[] {
  const forms = [gtin14];
  if (gtin14.startsWith("0")) forms.push(gtin14.slice(1));
  if (gtin14.startsWith("00")) forms.push(gtin14.slice(2));
  if (gtin14.startsWith("000000")) forms.push(gtin14.slice(6));
  return forms;
}

/** A GLN: 13 digits, the last one checks. */
export function isGln(text: string): boolean {
  return /^\d{13}$/.test(text) && hasCheckDigit(text);
}

/** A GLN as it is typed, blanks and hyphens left out; null for nothing, undefined for what is none. */
export function readGln(text: string): string | null | undefined {
  const digits = text.replaceAll(/[\s-]/g, "");
  return digits === "" ? null : isGln(digits) ? digits : undefined;
}

/**
 * A place as EPCIS names it: the canonical Digital Link of its GLN (CBV 2.0, 8.3). The URN form would need to know how long
 * the company's prefix is, which the number itself does not say.
 */
export function glnUri(gln: string): string {
  return `https://id.gs1.org/414/${gln}`;
}

/** The shop's own numbers: letters first, so that none is ever read as a GTIN. */
const IN_HOUSE = /^XL-[A-Z0-9-]{1,30}$/;

export function isInHouseNumber(text: string): boolean {
  return IN_HOUSE.test(text);
}

/** The characters of application identifier 10 (batch or lot), at most 20 of them. */
const LOT = /^[!%-?A-Z_a-z"]{1,20}$/;

export function isLotCode(text: string): boolean {
  return LOT.test(text);
}

/**
 * The path of a lot's trace page: a Digital Link for a GTIN, an address of the shop's own for an in-house number, which
 * is no GS1 key and may not look like one.
 */
export function tracePath(number: string, lot?: string): string {
  const own = isInHouseNumber(number);
  const item = own ? `/lo-hang/${number}` : `/01/${number.padStart(14, "0")}`;
  return lot === undefined ? item : `${item}${own ? "" : "/10"}/${encodeURIComponent(lot)}`;
}

/** What a path under `/01/` or `/lo-hang/` asks for; undefined when it is neither. */
export function readTracePath(path: string): { number: string; lot: string | undefined } | undefined {
  const match = /^\/(?:01\/([^/]+)(?:\/10\/([^/]+))?|lo-hang\/([^/]+)(?:\/([^/]+))?)\/?$/.exec(path);
  if (!match) return undefined;
  try {
    const [number = "", lot] = match[1] === undefined ? [match[3], match[4]] : [match[1], match[2]];
    return { number: decodeURIComponent(number), lot: lot === undefined ? undefined : decodeURIComponent(lot) };
  } catch {
    return undefined;
  }
}
