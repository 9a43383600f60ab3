import { describe, expect, it } from "vitest";
import { withoutPersonalData } from "./job-report";

describe("withoutPersonalData", () => {
  it.each([
    ["550 no mailbox hoa.nguyen@example.vn here", "550 no mailbox …@… here"],
    ["called +84 987 654 321 twice", "called … twice"],
    ["Key (contact_phone)=(0987654321) exists", "Key (contact_phone)=(…) exists"],
    ["bad key sk_live_abc123", "bad key …"],
    ["token ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij0123456789 lapsed", "token … lapsed"],
    ["order 01a21f96-c515-7458-b031-f7cdf4cd9cb1 gone", "order 01a21f96-c515-7458-b031-f7cdf4cd9cb1 gone"],
    ["two\n  lines", "two lines"],
  ])("%s", (text, clean) => {
    expect(withoutPersonalData(text)).toBe(clean);
  });

  it("ends where it gets long", () => {
    expect(withoutPersonalData("a b ".repeat(500)).length).toBeLessThanOrEqual(300);
  });
});
