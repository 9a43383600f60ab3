import type { Result } from "~/lib/result";
import { db, type Db } from "./client.server";

class RolledBack extends Error {
  constructor(readonly failure: unknown) {
    super("rolled back");
  }
}

/**
 * Runs `work` in one transaction. A returned failure rolls everything back, as an exception would:
 * Prisma by itself would commit it. No network call belongs inside.
 */
export async function transact<Value, Failure>(work: (tx: Db) => Promise<Result<Value, Failure>>): Promise<Result<Value, Failure>> {
  try {
    return await db().$transaction(
      async (tx) => {
        const result = await work(tx);
        if (!result.ok) throw new RolledBack(result);
        return result;
      },
      // Above the statement timeout, so that the database gives up first and says why.
      { timeout: 20_000, maxWait: 5_000 },
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.failure as Result<Value, Failure>;
    throw error;
  }
}
