import { expect, test } from "vitest";
import type { Commune } from "./place-search";
import { indexCommunes, resolveCommune } from "./resolve-commune";

const commune = (code: string, fullName: string): Commune => ({ code, provinceCode: "20", name: fullName.replace(/^\S+ /, ""), kind: "commune", fullName, latitude: null, longitude: null });
const unit = (communeCode: string, name: string, districtName: string) => ({ communeCode, name, districtName, provinceName: "Tỉnh Lạng Sơn" });
const index = indexCommunes(
  [commune("06463", "Xã Chi Lăng"), commune("06184", "Xã Đồng Đăng"), commune("06187", "Xã Cao Lộc"), commune("06517", "Xã Quan Sơn")],
  [
    unit("06463", "Thị trấn Đồng Mỏ", "Huyện Chi Lăng"), unit("06184", "Xã Bảo Lâm", "Huyện Cao Lộc"), unit("06517", "Xã Chi Lăng", "Huyện Chi Lăng"),
    unit("06187", "Xã Hợp Thành", "Huyện Cao Lộc"), unit("06184", "Xã Hợp Thành", "Huyện Cao Lộc"), unit("06187", "Xã Tân Liên", "Huyện Cao Lộc"), unit("06463", "Xã Tân Liên", "Huyện Chi Lăng"),
  ],
);
const code = (text: string, district = "", on: string | null = "2026-01-01") => {
  const found = resolveCommune(index, text, district, on);
  return found.kind === "found" ? found.commune.code : found.kind;
};

test("today's names and codes, in any spelling", () => {
  for (const text of ["Xã Chi Lăng", "chi lang", "XÃ CHI LĂNG, tỉnh Lạng Sơn", "06463", "Thôn Ga, xã Chi Lăng"]) expect(code(text)).toBe("06463");
  expect(code("00000")).toBe("unknown");
  expect(code("")).toBe("unknown");
});

test("former names with their district, and without it where only one bore them", () => {
  for (const [text, district] of [["TT. Đồng Mỏ, huyện Chi Lăng", ""], ["thị trấn Đồng Mỏ", "Chi Lăng"], ["Đồng Mỏ", ""]] as const) expect(code(text, district)).toBe("06463");
  expect(resolveCommune(index, "Xã Bảo Lâm - huyện Cao Lộc", "", null)).toMatchObject({ kind: "found", former: { name: "Xã Bảo Lâm" }, commune: { code: "06184" } });
});

test("a name that lives on elsewhere means what it meant then", () => {
  expect(code("Xã Chi Lăng", "", "2024-05-01")).toBe("06517");
  expect(code("Xã Chi Lăng", "", "2025-07-01")).toBe("06463");
  expect(code("Xã Chi Lăng, huyện Chi Lăng")).toBe("06517");
});

test("divided units and namesakes are ambiguous, a wrong district is a mistake", () => {
  expect(code("Xã Hợp Thành, huyện Cao Lộc")).toBe("ambiguous");
  expect(code("Xã Tân Liên")).toBe("ambiguous");
  expect(code("Xã Tân Liên, huyện Chi Lăng")).toBe("06463");
  expect(code("Xã Bảo Lâm, huyện Chi Lăng")).toBe("unknown");
  expect(code("Xã Đồng Đăng, huyện Không Có")).toBe("unknown");
});
