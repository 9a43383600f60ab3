import { availableParallelism, loadavg } from "node:os";

/** Whether the machine has a processor to spare for work that can wait. Where the system tells no load (Windows), always. */
export function hasSpareTime(): boolean {
  const [lastMinute = 0] = loadavg();
  return lastMinute < availableParallelism() - 0.5;
}
