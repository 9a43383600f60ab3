import { describe, expect, it } from "vitest";
import { parseEmail, parsePhone, sessionHolds, type Role } from "./account";
import { checkPassword } from "./password";

const at = (text: string) => new Date(text);

describe("sessionHolds", () => {
  const createdAt = at("2026-11-23T00:00:00Z");
  const expiresAt = at("2027-02-21T00:00:00Z");
  const holds = (roles: Role[], lastSeen: string, now: string) => sessionHolds({ createdAt, lastSeenAt: at(lastSeen), expiresAt }, roles, at(now));

  it("rests 30 days for a buyer and 30 minutes for staff", () => {
    expect(holds(["customer"], "2026-11-23T00:00:00Z", "2026-12-22T23:59:59Z")).toBe(true);
    expect(holds(["customer"], "2026-11-23T00:00:00Z", "2026-12-23T00:00:00Z")).toBe(false);
    expect(holds(["officer"], "2026-11-23T00:00:00Z", "2026-11-23T00:29:59Z")).toBe(true);
    expect(holds(["admin"], "2026-11-23T00:00:00Z", "2026-11-23T00:30:00Z")).toBe(false);
  });
  it("ends after 90 days or 12 hours, however busy", () => {
    expect(holds(["customer"], "2027-02-20T23:59:00Z", "2027-02-21T00:00:00Z")).toBe(false);
    expect(holds(["customer", "admin"], "2026-11-23T11:59:00Z", "2026-11-23T11:59:59Z")).toBe(true);
    expect(holds(["customer", "admin"], "2026-11-23T11:59:00Z", "2026-11-23T12:00:00Z")).toBe(false);
  });
});

describe("checkPassword", () => {
  const about = { email: "na.chilang@example.vn", name: "Nông Thị Na" };
  it.each(["matkhau1", "Password123", "12345678", "11111111", "87654321", "xulang@2026", "ocop-xu-lang-68", "Mật khẩu 2026", "nongthina1", "na.chilang1", "😀😀😀😀😀😀😀😀"])("refuses %s", (password) => {
    expect(checkPassword(password, about)).toBe("too_common");
  });
  it("measures characters, not bytes, composed", () => {
    expect(checkPassword("ừừừừừừừ", about)).toBe("too_short");
    expect(checkPassword("ừừừừừừừ".normalize("NFD"), about)).toBe("too_short");
    expect(checkPassword("x".repeat(201), about)).toBe("too_long");
  });
  it.each(["hoa hồi tháng mười", "kẹo na dẻo 9 hộp", "29471836", "ừừừừừừừừ chè"])("takes %s", (password) => {
    expect(checkPassword(password, about)).toBeNull();
  });
});

describe("contact", () => {
  it("reads mail addresses", () => {
    expect(parseEmail("  Khach@Demo.VN ")).toBe("khach@demo.vn");
    for (const bad of ["", "a", "a@b", "a b@c.vn", "a@b@c.vn", "<a@b.vn>", `${"x".repeat(250)}@b.vn`]) expect(parseEmail(bad)).toBeNull();
  });
  it("reads phone numbers", () => {
    expect(parsePhone("0912 345 678")).toBe("0912345678");
    expect(parsePhone("+84 (912) 345-678")).toBe("+84912345678");
    for (const bad of ["", "12", "phone", "+84+9", "1".repeat(16)]) expect(parsePhone(bad)).toBeNull();
  });
});
