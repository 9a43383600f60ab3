import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { jobs as en } from "./en/jobs";
import { jobs as vi } from "./vi/jobs";
import { jobs as zh } from "./zh/jobs";

export type JobsDictionary = typeof vi;

/** The texts of the desk of background jobs. */
export const JOBS_TEXTS: Record<Locale, Messages<JobsDictionary>> = { vi, en, zh };
