import { expect, test } from "vitest";
import { isId, newCode, newId, newToken, parseCode } from "./id";

test("ids are UUIDs of version 7 and grow with time", async () => {
  const first = newId();
  await new Promise((resolve) => setTimeout(resolve, 3));
  const second = newId();
  expect(isId(first)).toBe(true);
  expect(first[14]).toBe("7");
  expect(first < second).toBe(true);
});

test("codes are read back in any case and with spaces", () => {
  const code = newCode(8);
  expect(parseCode(code)).toBe(code);
  expect(parseCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`)).toBe(code);
});

test("one wrong character or two swapped neighbours are noticed", () => {
  for (let round = 0; round < 200; round++) {
    const code = newCode(8);
    const at = round % 8;
    const wrong = code[at] === "A" ? "B" : "A";
    expect(parseCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull();
    if (at < 7 && code[at] !== code[at + 1]) {
      expect(parseCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBeNull();
    }
  }
});

test("tokens are long and different", () => {
  expect(newToken()).toHaveLength(43);
  expect(newToken()).not.toBe(newToken());
});
