import { expect, test } from "vitest";
import { findPlaces, indexPlaces, type Commune } from "./place-search";

const province = { code: "20", name: "Lạng Sơn", fullName: "Tỉnh Lạng Sơn", nameEn: "Lang Son" };
const other = { code: "42", name: "Hà Tĩnh", fullName: "Tỉnh Hà Tĩnh", nameEn: "Ha Tinh" };
const commune = (code: string, name: string, provinceCode = "20"): Commune => ({ code, provinceCode, name, kind: "commune", fullName: `Xã ${name}`, latitude: null, longitude: null });
const index = indexPlaces(
  [province, other],
  [commune("06463", "Chi Lăng"), commune("06184", "Đồng Đăng"), commune("06517", "Quan Sơn"), commune("18001", "Sơn Tiến", "42")],
  [
    { communeCode: "06463", name: "Thị trấn Đồng Mỏ", districtName: "Huyện Chi Lăng", provinceName: "Tỉnh Lạng Sơn" },
    { communeCode: "06184", name: "Xã Bảo Lâm", districtName: "Huyện Cao Lộc", provinceName: "Tỉnh Lạng Sơn" },
    { communeCode: "06517", name: "Xã Hữu Kiên", districtName: "Huyện Chi Lăng", provinceName: "Tỉnh Lạng Sơn" },
  ],
);
const codes = (text: string, provinceCode?: string) => findPlaces(index, text, provinceCode, 10).map((match) => match.commune.code);

test("marks, case, kinds of unit and the order of words do not matter", () => {
  for (const text of ["chi lang", "Chi Lăng", "xã Chi Lăng", "lang chi", "CHI  LANG lạng sơn"]) expect(codes(text)[0]).toBe("06463");
  expect(codes("dong dang")).toEqual(["06184"]);
  expect(codes("quan son")).toEqual(["06517"]);
  expect(codes("son", "42")).toEqual(["18001"]);
});

test("former names and districts lead to today's commune, once, and say so", () => {
  expect(codes("đồng mỏ")).toEqual(["06463"]);
  expect(codes("tt dong mo, huyen chi lang")).toEqual(["06463"]);
  expect(findPlaces(index, "bao lam cao loc", "20", 5)[0]?.former?.name).toBe("Xã Bảo Lâm");
  expect(codes("chi lang")).toEqual(["06463", "06517"]);
});

test("nothing, blanks and nonsense find nothing", () => {
  for (const text of ["", "   ", "zzzz", "!!!", "chi lang zzzz"]) expect(codes(text)).toEqual([]);
});
