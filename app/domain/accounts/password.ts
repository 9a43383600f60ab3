import { fold } from "~/lib/vietnamese-text";

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

export type PasswordFault = "too_short" | "too_long" | "too_common";

/**
 * Whether a new password is good enough: eight characters or more, and not one that everybody tries first. No rules
 * of composition: they make passwords worse.
 */
export function checkPassword(password: string, about: { email: string; name: string }): PasswordFault | null {
  const length = [...password.normalize("NFC")].length;
  if (length < PASSWORD_MIN) return "too_short";
  if (length > PASSWORD_MAX) return "too_long";
  const core = bare(password);
  const own = [bare(about.email), bare(about.email.split("@")[0] ?? ""), bare(about.name)].filter((word) => word.length >= 4);
  if (core === "" || TOO_COMMON.has(core) || own.includes(core)) return "too_common";
  // "matkhau2026", "xulang@123": a word everybody tries and some digits
  const word = core.replace(/^\d+|\d+$/g, "");
  if (/^\d*$/.test(word) ? isRun(core) : TOO_COMMON.has(word) || own.includes(word)) return "too_common";
  return null;
}

/** Folded, letters and digits only. */
function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/** Digits that repeat or count: 11111111, 12345678, 87654321, 12121212. */
function isRun(digits: string): boolean {
  return /^(\d{1,4})\1+\d{0,3}$/.test(digits) || "0123456789012345678901234567890".includes(digits) || "9876543210987654321098765432109".includes(digits);
}

/** Words that lists of stolen passwords open with, those of Vietnam, and this shop's own. */
const TOO_COMMON = new Set(
  `password passwd passw0rd p4ssword pass admin administrator root user login welcome letmein iloveyou iloveu trustno1
  qwerty qwertyui qwertyuiop qwerty123 asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4
  abc abcd abcdef abcdefgh abcabc a123456 aa123456 aaaaaaaa abcd1234 abc123 abc12345
  monkey dragon sunshine princess football baseball superman batman pokemon starwars michael jennifer jordan shadow master
  hello helloworld computer internet samsung iphone google facebook zalo whatever freedom secret changeme default guest test testtest
  matkhau matkhaumoi khongco khongbiet khongnho quenmatkhau anhyeuem emyeuanh yeuem yeuanh iuem anhyeu emyeu yeuemnhieu
  vietnam hanoi saigon hochiminh danang haiphong langson xulang choxulang choxulangvn tinhlangson bacson chilang huulung
  ocop ocoplangson langsonocop ocopxulang ocopvietnam sanphamocop choocop
  nguyen nguyenvan tranvan levan phamvan hoangvan minhanh thanhcong hanhphuc phattai giadinh conyeu boyeucon meyeucon
  mobifone viettel vinaphone vinamilk honda yamaha manunited chelsea barcelona liverpool arsenal ronaldo messi`.split(/\s+/),
);
