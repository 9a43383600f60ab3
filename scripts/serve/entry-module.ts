import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServerBuild } from "@remix-run/node";

/**
 * What the server needs of the site outside of requests. It comes out of the build, so that there is one instance of
 * every module and one pool of connections.
 */
export interface EntryModule {
  /** Starts the work that runs without requests (jobs, page cache). */
  boot(): Promise<void>;
  /** Ends it: jobs under way are finished, connections closed. */
  shutdown(): Promise<void>;
  /** Answers from the page cache; false when the request must be rendered. */
  tryPageCache(request: IncomingMessage, response: ServerResponse): boolean;
  /** The headers of every answer, for pages that are sent as they were kept. */
  setCommonHeaders(headers: Record<string, string>): void;
  /** Runs a request so that everything logged in it carries its id and the audit trail knows where it came from. */
  withRequest(request: { requestId: string; clientAddress: string; address: string }, run: () => void): void;
  /** The body of an answer that has it at hand. */
  wholeBodyOf(response: Response): Buffer | string | undefined;
}

const names = ["boot", "shutdown", "tryPageCache", "setCommonHeaders", "withRequest", "wholeBodyOf"] as const;

/** The entry module of a build. Throws when it lacks something. */
export function readEntryModule(build: ServerBuild): EntryModule {
  const module: object = build.entry.module;
  const lacking = names.filter((name) => !(name in module));
  if (lacking.length > 0) throw new Error(`app/entry.server.tsx does not export ${lacking.join(", ")}`);
  return module as EntryModule;
}
