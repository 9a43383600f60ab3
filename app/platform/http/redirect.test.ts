import { expect, test } from "vitest";
import { safePath } from "./redirect.server";

test("paths of this site pass", () => {
  for (const path of ["/", "/gio-hang", "/en/san-pham?q=m%E1%BA%ADt", "/don-hang/ABC#x"]) expect(safePath(path, "/x")).toBe(path);
});

test("everything that could lead elsewhere does not", () => {
  for (const path of ["//evil.vn", "/\\evil.vn", "https://evil.vn", "/%2Fevil.vn", "/%5Cevil.vn", "javascript:alert(1)", "/a\nb", "", null, undefined, "/%zz"]) {
    expect(safePath(path, "/x")).toBe("/x");
  }
});
