import { expect, test } from "vitest";
import { isLostConnection } from "./lost-connection";

test.each([
  [{ code: "57P01", message: "terminating connection due to administrator command" }, true],
  [{ code: "08006", message: "" }, true],
  [{ code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:5432" }, true],
  [new Error("Connection terminated unexpectedly"), true],
  [{ code: "23505", message: "duplicate key value violates unique constraint" }, false],
  [new TypeError("x is not a function"), false],
  [undefined, false],
])("%j", (error, lost) => expect(isLostConnection(error)).toBe(lost));
