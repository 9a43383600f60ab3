/** Price breaks of a variant: from so many in one line on, each costs less; no I/O. */
import { readWhole } from "~/lib/vietnamese-number";

export type PriceBreak = { minQuantity: number; priceVnd: number };

/** So many rows the form has. */
export const MOST_BREAKS = 4;
const MOST_QUANTITY = 999;

export type BreakFaults = Partial<Record<`from${number}` | `price${number}`, "missing" | "invalid" | "steps">>;

/**
 * The breaks of a form with rows `from0`, `price0` …, empty ones left out, and what is wrong with them: each asks for more than
 * the one before and costs less, the first less than the list price.
 */
export function readBreaks(form: ReadonlyMap<string, string>, listPrice: number): { breaks: PriceBreak[]; faults: BreakFaults } {
  const faults: BreakFaults = {};
  const breaks: PriceBreak[] = [];
  for (let row = 0; row < MOST_BREAKS; row += 1) {
    const [from, price] = [`from${row}`, `price${row}`] as const;
    const typed = [form.get(from) ?? "", form.get(price) ?? ""].map((text) => text.trim());
    if (typed.every((text) => text === "")) continue;
    const [minQuantity, priceVnd] = typed.map((text) => (text === "" ? null : readWhole(text)));
    if (typed[0] === "") faults[from] = "missing";
    else if (minQuantity === null || minQuantity === undefined || minQuantity < 2 || minQuantity > MOST_QUANTITY) faults[from] = "invalid";
    if (typed[1] === "") faults[price] = "missing";
    else if (priceVnd === null || priceVnd === undefined || priceVnd < 1) faults[price] = "invalid";
    if (faults[from] || faults[price] || !minQuantity || !priceVnd) continue;
    const last = breaks.at(-1);
    if (last && minQuantity <= last.minQuantity) faults[from] = "steps";
    if (priceVnd >= (last?.priceVnd ?? listPrice)) faults[price] = "steps";
    breaks.push({ minQuantity, priceVnd });
  }
  return { breaks, faults };
}
