import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    /** The throw-away PostgreSQL of this run; "" when no chosen test needs one. */
    testServerUrl: string;
  }
}

const needsDatabase = /\.db\.test\.tsx?$/;

/** The file filters of this run; none means all files. */
function chosenFilters(project: TestProject): string[] {
  const { vitest } = project;
  const filters: unknown = "filenamePattern" in vitest ? vitest.filenamePattern : undefined;
  return Array.isArray(filters) ? filters.map(String) : [];
}

/** Starts the test database once, and only when a test that needs it was chosen. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { testFiles } = await project.globTestFiles(chosenFilters(project));
  if (!testFiles.some((file) => needsDatabase.test(file))) {
    project.provide("testServerUrl", "");
    return undefined;
  }
  const server = await startTestServer();
  project.provide("testServerUrl", server.url);
  return () => server.stop();
}
