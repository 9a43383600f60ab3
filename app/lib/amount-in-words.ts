const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const BILLION = 1_000_000_000n;

/** Whole đồng as a Vietnamese invoice writes them out: `1.250.105` is "Một triệu hai trăm năm mươi nghìn một trăm lẻ năm đồng". */
export function amountInWords(amount: bigint): string {
  const words = amount === 0n ? "không" : (amount < 0n ? "âm " : "") + whole(amount < 0n ? -amount : amount);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
}

function whole(amount: bigint): string {
  if (amount < BILLION) return belowBillion(Number(amount), false);
  const rest = amount % BILLION;
  return `${whole(amount / BILLION)} tỷ${rest === 0n ? "" : ` ${belowBillion(Number(rest), true)}`}`;
}

/** `after`: something larger was said before, so that an empty hundred is said too. */
function belowBillion(amount: number, after: boolean): string {
  const groups = [[Math.floor(amount / 1_000_000), " triệu"], [Math.floor(amount / 1_000) % 1_000, " nghìn"], [amount % 1_000, ""]] as const;
  const said: string[] = [];
  for (const [group, unit] of groups) if (group > 0) said.push(belowThousand(group, after || said.length > 0) + unit);
  return said.join(" ");
}

function belowThousand(group: number, after: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const said = hundreds > 0 || after ? [`${word(hundreds)} trăm`] : [];
  if (tens === 0 && ones > 0 && said.length > 0) said.push("lẻ");
  if (tens === 1) said.push("mười");
  if (tens > 1) said.push(`${word(tens)} mươi`);
  if (ones > 0) said.push(onesAfter(tens, ones));
  return said.join(" ");
}

/** One, four and five sound differently after tens. */
function onesAfter(tens: number, ones: number): string {
  if (ones === 5 && tens > 0) return "lăm";
  if (tens > 1 && ones === 1) return "mốt";
  return tens > 1 && ones === 4 ? "tư" : word(ones);
}

function word(digit: number): string {
  return DIGITS[digit] ?? "";
}
