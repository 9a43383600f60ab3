import { expect, test } from "vitest";
import { JOBS_TEXTS } from "~/platform/i18n/messages/jobs";
import { JOBS } from "./registry.server";

test.each(Object.entries(JOBS_TEXTS))("in %s every scheduled job has a name that officers can read", (_, words) => {
  expect(JOBS.schedules.map(({ name }) => name).filter((name) => !Object.hasOwn(words, `job.${name}`))).toEqual([]);
});
