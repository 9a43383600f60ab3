import { expect, test } from "vitest";
import { fullDiskSentence } from "../../scripts/setup/start-error";

test("a full disk is one sentence, from the file system, from PostgreSQL, and wrapped by others", () => {
  const fromPostgres = Object.assign(new Error('could not extend file "base/5/16397": No space left on device'), { code: "53100" });
  const fromFiles = Object.assign(new Error("write failed"), { code: "ENOSPC" });
  for (const error of [fromPostgres, fromFiles, new Error("seeding failed", { cause: fromPostgres })]) {
    expect(fullDiskSentence(error)).toMatch(/^Ổ đĩa đã đầy.*The disk is full/);
  }
  expect(fullDiskSentence(new Error("relation does not exist"))).toBeUndefined();
  expect(fullDiskSentence("text")).toBeUndefined();
});
