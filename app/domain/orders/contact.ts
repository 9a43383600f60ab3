/**
 * A phone number as it is stored, or null when it is none: Vietnamese mobile numbers as `0` and nine digits however they
 * were typed (+84, 84, blanks, dots, hyphens, brackets), foreign ones as `+` and 8 to 15 digits.
 */
export function readPhone(text: string): string | null {
  const bare = text.replace(/[\s.()-]/g, "");
  const local = bare.replace(/^(\+84|0084|84(?=\d{9}$))0?/, "0");
  if (/^0[35789]\d{8}$/.test(local)) return local;
  return /^\+[1-9]\d{7,14}$/.test(bare) && !bare.startsWith("+84") ? bare : null;
}
