import { searchState } from "~/domain/search/engine.server";
import { databaseState, type DatabaseState } from "~/platform/db/database-state.server";
import { jobsState } from "~/platform/jobs/worker.server";
import { storage } from "~/platform/storage/storage.server";

export type Readiness = DatabaseState & {
  /** "degraded": the search engine is away and PostgreSQL answers in its place. */
  search: "ok" | "degraded";
  storage: "ok" | "down";
  jobs: "ok" | "off" | "down";
};

/** What this process needs to serve, part by part. */
export async function readiness(): Promise<Readiness> {
  const [database, stored] = await Promise.all([databaseState(), storage().check()]);
  return { ...database, search: searchState(), storage: stored ? "ok" : "down", jobs: jobsState() };
}
