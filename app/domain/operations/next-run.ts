/** When a scheduled job runs next. Its times are those of Vietnam, which knows no summer time. */
const OFFSET_MS = 7 * 3_600_000;
const MINUTE = 60_000;
const WEEK_MINUTES = 8 * 24 * 60;

/** Whether a number fits a part of a cron line: all, every so many, or some. */
function fits(part: string, value: number): boolean {
  return part.split(",").some((one) => {
    const [range, step] = one.split("/");
    if (step !== undefined) return range === "*" && value % Number(step) === 0;
    return one === "*" || Number(one) === value;
  });
}

/** The first moment after `at` that fits the line (minute, hour, day, month, day of the week); null when none does within a week. */
export function nextRun(cron: string, at: Date): Date | null {
  const [minute = "*", hour = "*", day = "*", month = "*", weekday = "*"] = cron.trim().split(/\s+/);
  let time = Math.floor(at.getTime() / MINUTE) * MINUTE;
  for (let tried = 0; tried < WEEK_MINUTES; tried += 1) {
    time += MINUTE;
    const local = new Date(time + OFFSET_MS);
    if (fits(minute, local.getUTCMinutes()) && fits(hour, local.getUTCHours()) && fits(day, local.getUTCDate()) && fits(month, local.getUTCMonth() + 1) && fits(weekday, local.getUTCDay())) return new Date(time);
  }
  return null;
}
