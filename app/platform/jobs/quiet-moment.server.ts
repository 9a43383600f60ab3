import { performance } from "node:perf_hooks";

/** What tells how busy the process is, and lets time pass. */
export type Clock = {
  now(): number;
  /** Lets so many milliseconds pass; the share of them in which the process had work to do, 0 to 1. */
  busyShare(ms: number): Promise<number>;
};

/** From this share on buyers would feel what is done beside them. */
const BUSY = 0.7;
const LOOK_MS = 200;

/**
 * Waits until buyers leave the process some time, and no longer than until `latest`: what can wait steps aside in a rush,
 * and is done in it all the same when it has waited for long enough. `stopped` ends the waiting at once.
 */
export async function quietMoment(latest: number, clock: Clock, stopped: () => boolean): Promise<void> {
  while (clock.now() < latest && !stopped()) {
    if ((await clock.busyShare(LOOK_MS)) < BUSY) return;
  }
}

export const PROCESS_CLOCK: Clock = {
  now: Date.now,
  async busyShare(ms) {
    const before = performance.eventLoopUtilization();
    await new Promise((resolve) => setTimeout(resolve, ms));
    return performance.eventLoopUtilization(before).utilization;
  },
};
