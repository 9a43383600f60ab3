import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseVietQr, vietQrPayload } from "./vietqr";

const VECTOR =
  "00020101021238570010A00000072701270006970436011300110001234560208QRIBFTTA5303704540712500005802VN62200816OCOPLS DH 0001236304783E";
const PARTS = {
  bankBin: "970436",
  account: "0011000123456",
  amount: 1_250_000n,
  purpose: "OCOPLS DH 000123",
};

const charset = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
const transfers = fc.record(
  {
    bankBin: charset("0123456789", 6, 6),
    account: charset("0123456789ABCXYZabcxyz", 1, 19),
    amount: fc.bigInt({ min: 1n, max: 9_999_999_999_999n }),
    purpose: charset(printable, 1, 25),
  },
  { requiredKeys: ["bankBin", "account"] },
);

describe("vietQrPayload", () => {
  it("gives the reference payload", () => {
    expect(vietQrPayload(PARTS)).toBe(VECTOR);
  });

  it("is static and has no field 54 without an amount", () => {
    const payload = vietQrPayload({ bankBin: PARTS.bankBin, account: PARTS.account });
    expect(payload.startsWith("000201010211")).toBe(true);
    expect(payload).toContain("53037045802VN6304");
  });

  it.each([
    ["zero amount", { amount: 0n }],
    ["negative amount", { amount: -1n }],
    ["amount of 14 digits", { amount: 10_000_000_000_000n }],
    ["short BIN", { bankBin: "97043" }],
    ["empty account", { account: "" }],
    ["account of 20", { account: "1".repeat(20) }],
    ["empty purpose", { purpose: "" }],
    ["purpose of 26", { purpose: "A".repeat(26) }],
    ["purpose with diacritics", { purpose: "Đơn hàng" }],
    ["purpose with a line break", { purpose: "A\nB" }],
  ])("refuses a %s", (_, part) => {
    expect(() => vietQrPayload({ ...PARTS, ...part })).toThrow(RangeError);
  });
});

describe("parseVietQr", () => {
  it("reads the reference payload", () => {
    expect(parseVietQr(VECTOR)).toEqual({ ok: true, value: PARTS });
  });

  it("reads back whatever was written", () => {
    fc.assert(
      fc.property(transfers, (transfer) => {
        expect(parseVietQr(vietQrPayload(transfer))).toEqual({ ok: true, value: transfer });
      }),
    );
  });

  it("notices any single changed character", () => {
    fc.assert(
      fc.property(transfers, fc.nat(), charset(printable, 1, 1), (transfer, seed, replacement) => {
        const payload = vietQrPayload(transfer);
        const at = seed % payload.length;
        fc.pre(payload[at]?.toUpperCase() !== replacement.toUpperCase());
        const changed = payload.slice(0, at) + replacement + payload.slice(at + 1);
        expect(parseVietQr(changed).ok).toBe(false);
      }),
    );
  });

  it("never throws on foreign text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseVietQr(text).ok).toBe(false);
      }),
    );
  });

  it("tells a wrong checksum from another country's code", () => {
    expect(parseVietQr(VECTOR.replace("783E", "783F"))).toEqual({ ok: false, error: { kind: "bad_crc" } });
    expect(parseVietQr("00020163042E2E").ok).toBe(false);
    expect(parseVietQr("")).toEqual({ ok: false, error: { kind: "malformed" } });
  });
});
