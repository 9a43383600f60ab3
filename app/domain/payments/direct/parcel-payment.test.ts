import { expect, test } from "vitest";
import { nextTransferStates, readBankReference } from "./parcel-payment";

test("each says what is theirs to say of a transfer", () => {
  expect(nextTransferStates("awaiting", "buyer")).toEqual(["said_paid"]);
  expect(nextTransferStates("awaiting", "producer")).toEqual(["received"]);
  expect(nextTransferStates("said_paid", "producer")).toEqual(["not_come", "received"].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect(nextTransferStates("not_come", "operator").toSorted()).toEqual(["awaiting", "received"]);
  expect(nextTransferStates("expired", "buyer")).toEqual([]);
  for (const by of ["buyer", "producer", "operator"] as const) expect(nextTransferStates("received", by)).toEqual([]);
});
const order = ["awaiting", "said_paid", "not_come", "received"];

test.each([
  ["FT26332123456", "FT26332123456"],
  [" FT1 ", "FT1"],
  ["", null],
  ["đã chuyển", null],
  ["FT 1", null],
  ["9".repeat(101), null],
])("a bank's reference typed as %s is %s", (typed, read) => expect(readBankReference(typed)).toBe(read));
