import { expect, test } from "vitest";
import { carrierName } from "./carrier-name";

test("tariffs are said in the reader's language, names stay", () => {
  expect([carrierName("courier", "vi"), carrierName("freight", "zh"), carrierName("Viettel Post", "en"), carrierName("constructor", "en")]).toEqual([
    "chuyển phát nhanh", "货运", "Viettel Post", "constructor",
  ]);
});
