import { expect, test } from "vitest";
import { fold, hasMarks, normalise, slugify } from "./vietnamese-text";

test("folding makes composed, decomposed, toned and plain spellings equal", () => {
  for (const spelling of ["Mật ong", "mật ong".normalize("NFD"), "MẬT  ONG", "mat ong"]) expect(fold(spelling)).toBe("mat ong");
  expect(fold("Đình Lập")).toBe("dinh lap");
  expect(fold("ðình")).toBe("dinh");
  expect(fold("hòa")).toBe(fold("hoà"));
});

test("marks are noticed, also a bare đ", () => {
  expect(hasMarks("thế")).toBe(true);
  expect(hasMarks("đen")).toBe(true);
  expect(hasMarks("mat ong")).toBe(false);
  expect(hasMarks("八角")).toBe(false);
});

test("stored texts are composed", () => {
  expect(normalise(" Lạng  Sơn ".normalize("NFD"))).toBe("Lạng Sơn");
  expect(slugify("Na dai Đồng Mỏ (loại 1)")).toBe("na-dai-dong-mo-loai-1");
});
