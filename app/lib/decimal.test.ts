import { expect, it } from "vitest";
import { parseDecimal } from "./decimal";

it.each([["120", 120], [" 0,5 ", 0.5], ["0.5", 0.5], ["1.250", 1250], ["1.250.000,25", 1250000.25], ["12.50", 12.5], ["", Number.NaN], ["1,2,3", Number.NaN], ["-4", Number.NaN], ["1e9", Number.NaN], ["１２", Number.NaN]])("%j is %d", (text, value) => expect(parseDecimal(text)).toBe(value));
