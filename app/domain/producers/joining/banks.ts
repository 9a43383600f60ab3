import { err, ok, type Result } from "~/lib/result";

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

/** An account that money can be sent to. */
export type BankAccount = { bankBin: string; account: string; holder: string };
export type BankAccountProblems = Partial<Record<keyof BankAccount, "missing" | "malformed">>;

const MOST_HOLDER = 120;

/** What is wrong with an account as somebody typed it, and the account once nothing is: a bank of the list, and spaces, points and dashes left out of the number. */
export function readBankAccount(typed: BankAccount): Result<BankAccount, BankAccountProblems> {
  const account = { bankBin: typed.bankBin.trim(), account: typed.account.replaceAll(/[\s.-]/g, "").toUpperCase(), holder: typed.holder.trim().replaceAll(/\s+/g, " ") };
  const sound: Record<keyof BankAccount, boolean> = {
    bankBin: BANKS.some(({ bin }) => bin === account.bankBin), account: /^[A-Z0-9]{6,19}$/.test(account.account), holder: account.holder.length <= MOST_HOLDER,
  };
  const fields: (keyof BankAccount)[] = ["bankBin", "account", "holder"];
  const problems = fields.filter((field) => account[field] === "" || !sound[field]);
  return problems.length === 0 ? ok(account) : err(Object.fromEntries(problems.map((field) => [field, account[field] === "" ? "missing" : "malformed"])));
}
