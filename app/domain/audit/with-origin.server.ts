import { Prisma } from "~/platform/db/generated/client";
import { currentOrigin } from "~/platform/log/log.server";

/**
 * Goes after FROM in the call of a SQL function that writes rows of the trail itself: sets, for this statement's own
 * transaction, where the request came from. PostgreSQL evaluates FROM before what is selected.
 */
export function withOrigin(): Prisma.Sql {
  return Prisma.sql`set_config('app.origin', ${currentOrigin() ?? ""}, true)`;
}
