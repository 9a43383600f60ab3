import { expect, test } from "vitest";
import { PROCESS_CLOCK, quietMoment, type Clock } from "./quiet-moment.server";

/** A process that is busy until a moment. */
function busyUntil(end: number): Clock & { at: number } {
  return {
    at: 0,
    now() {
      return this.at;
    },
    async busyShare(ms) {
      this.at += ms;
      return this.at <= end ? 0.95 : 0.1;
    },
  };
}

const never = () => false;

test("a quiet process is not waited for", async () => {
  const clock = busyUntil(0);
  await quietMoment(30_000, clock, never);
  expect(clock.at).toBeLessThanOrEqual(200);
});

test("a rush is waited out, and what began waiting long ago waits no more", async () => {
  const rush = busyUntil(5_000);
  await quietMoment(30_000, rush, never);
  expect(rush.at).toBeGreaterThan(5_000);
  expect(rush.at).toBeLessThan(6_000);

  const lasting = busyUntil(Infinity);
  await quietMoment(30_000, lasting, never);
  expect(lasting.at).toBe(30_000);
  const overdue = busyUntil(Infinity);
  await quietMoment(-1, overdue, never);
  expect(overdue.at).toBe(0);
});

test("a process that is stopped does not wait on", async () => {
  const lasting = busyUntil(Infinity);
  await quietMoment(30_000, lasting, () => lasting.at >= 400);
  expect(lasting.at).toBe(400);
});

test("the process knows how busy it is", async () => {
  const idle = await PROCESS_CLOCK.busyShare(200);
  const looked = PROCESS_CLOCK.busyShare(200);
  const end = performance.now() + 190;
  while (performance.now() < end);
  expect(await looked).toBeGreaterThan(idle);
});
