import { expect, it } from "vitest";
import { readBankAccount } from "./banks";

it("reads an account as it is typed", () => {
  expect(readBankAccount({ bankBin: "970405", account: "8100 2050.123-45", holder: " HTX  ONG " })).toEqual({ ok: true, value: { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" } });
});

it("says at each field what is wrong", () => {
  expect(readBankAccount({ bankBin: "", account: "", holder: " " })).toEqual({ ok: false, error: { bankBin: "missing", account: "missing", holder: "missing" } });
  expect(readBankAccount({ bankBin: "999999", account: "12", holder: "x".repeat(121) })).toEqual({ ok: false, error: { bankBin: "malformed", account: "malformed", holder: "malformed" } });
});
