/** Banks that accounts are held at most, by their bank identification number (NAPAS). */
export const BANKS: readonly { bin: string; name: string }[] = [
  { bin: "970405", name: "Agribank" },
  { bin: "970415", name: "VietinBank" },
  { bin: "970418", name: "BIDV" },
  { bin: "970436", name: "Vietcombank" },
  { bin: "970422", name: "MB" },
  { bin: "970407", name: "Techcombank" },
  { bin: "970423", name: "TPBank" },
  { bin: "970432", name: "VPBank" },
];

export function bankName(bin: string): string {
  return BANKS.find((bank) => bank.bin === bin)?.name ?? bin;
}
