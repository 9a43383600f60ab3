import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canDecide, mayEdit, NAME_FORMS, nameFormOf, needsCheck, plainText, ratingOf, readReview, REVIEW_STATES, shownName, type PointCounts } from "./review";

const form = (change: object = {}) => ({ points: "5", text: "", shownAs: "family", locale: "vi", ...change });

describe("a name", () => {
  it.each([
    ["Nguyễn Văn An", "family", "Nguyễn V. A."],
    ["Nguyễn Văn An", "initials", "N. V. A."],
    ["Nguyễn Văn An", "none", null],
    ["đặng  thảo", "family", "đặng T."],
    ["An", "family", "A."],
    ["Hoàng Văn Sơn (khách mẫu)", "family", "Hoàng V. S."],
    ["王小明", "family", "王**"],
    ["0987654321 gọi tôi", "family", "0. G. T."],
    ["http://mua-re.vn Nguyễn", "family", "H. N."],
    ["***", "family", null],
  ] as const)("%s as %s is %s", (name, as, shown) => {
    expect(shownName(name, as)).toBe(shown);
  });

  it("is never shown whole, and fits its column", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 3, maxLength: 100 }), fc.constantFrom(...NAME_FORMS), (name, as) => {
      const shown = shownName(name, as);
      const whole = name.trim().split(/\s+/u);
      if (shown !== null) expect([...shown].length).toBeLessThanOrEqual(60);
      if (whole.length > 1) expect(shown).not.toBe(whole.join(" "));
    }));
  });

  it("tells which form it was shown in", () => {
    for (const as of NAME_FORMS) expect(nameFormOf("Nguyễn Văn An", shownName("Nguyễn Văn An", as))).toBe(as);
  });
});

describe("a text", () => {
  it("keeps its lines and loses what nobody sees", () => {
    expect(plainText("  Ngon\u202e lắm.\r\n\r\n\r\n\r\nSẽ\u0000 mua  lại.\t ")).toBe("Ngon lắm.\n\nSẽ mua lại.");
  });
  it.each(["Xem thêm ở https://x.vn", "mua-re.com nhé các bạn", "Gọi 0987 654 321", "gọi 0.9.8.7.6.5.4.3.2.1", "Ｇọi ０９８７６５４３２１", "nhắn zalo cho mình", "a@b.example", "shop . vn rẻ hơn", "加微信 abc"])("waits when it says %s", (text) => {
    expect(needsCheck(text)).toBe(true);
  });
  it.each([null, "Mật thơm, 500 g chỉ 180.000 ₫, giao 23/11/2026.", "Gói kỹ.Vị ngọt thanh. Com chín thơm", "2 hũ 1.250.000 ₫, đặt lần thứ 3"])("stands at once: %s", (text) => {
    expect(needsCheck(text)).toBe(false);
  });
});

describe("what is filled in", () => {
  it("may be points alone", () => {
    expect(readReview(form())).toEqual({ ok: true, value: { points: 5, text: null, shownAs: "family", locale: "vi" } });
  });
  it("names every fault", () => {
    expect(readReview({ points: "6", text: "Ngắn", shownAs: "x", locale: "fr" })).toEqual({ ok: false, error: { points: "points_missing", text: "too_short", shownAs: "not_listed", locale: "not_listed" } });
    expect(readReview(form({ text: "a".repeat(2_001) }))).toMatchObject({ error: { text: "too_long" } });
    expect(readReview(form({ text: "ờ".repeat(2_000) })).ok).toBe(true);
    expect(readReview(form({ text: " ".repeat(50) }))).toMatchObject({ value: { text: null } });
  });
});

describe("together", () => {
  it("are an average to one decimal, or nothing", () => {
    expect(ratingOf([0, 0, 0, 0, 0])).toBeNull();
    expect(ratingOf([0, 0, 1, 2, 7])).toEqual({ count: 10, average: 4.6, counts: [0, 0, 1, 2, 7] });
    expect(ratingOf([0, 0, 0, 1, 2])?.average).toBe(4.7);
  });
  it("never leave the scale", () => {
    fc.assert(fc.property(fc.tuple(fc.nat(1e5), fc.nat(1e5), fc.nat(1e5), fc.nat(1e5), fc.integer({ min: 1, max: 1e5 })), (counts) => {
      const average = ratingOf(counts as PointCounts)?.average ?? 0;
      expect(average >= 1 && average <= 5).toBe(true);
    }));
  });
});

it("is decided from where it stands and never into itself", () => {
  for (const state of REVIEW_STATES) {
    expect(canDecide(state, state)).toBe(false);
    expect(canDecide(state, "pending")).toBe(false);
  }
});

it("is changed for thirty days", () => {
  const written = new Date("2026-11-01T00:00:00Z");
  expect(mayEdit(written, new Date("2026-11-30T23:59:59Z"))).toBe(true);
  expect(mayEdit(written, new Date("2026-12-01T00:00:00Z"))).toBe(false);
});
