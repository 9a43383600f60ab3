import { expect, test } from "vitest";
import { Turns } from "./turns";

test("no more than the places at once, in order, and the rest is sent away", async () => {
  const turns = new Turns(2, 3);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const work = (at: number) => async () => {
    started.push(at);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    if (at === 1) throw new Error("fails");
    return at;
  };
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((at) => turns.run(work(at))));
  expect(results.map((result) => (result.status === "fulfilled" ? result.value : "failed"))).toEqual([0, "failed", 2, 3, 4, null]);
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(await turns.run(work(6))).toBe(6);
});
