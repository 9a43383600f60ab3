import { Prisma } from "./generated/client";

/**
 * For the FROM of a statement whose loss in a crash of the database server costs nobody anything, such as a change of a
 * cart: its commit does not wait for the disk, and follows within half a second. Whatever is committed after it with
 * waiting, an order above all, takes it along to the disk.
 */
export const QUICK_COMMIT = Prisma.sql`set_config('synchronous_commit', 'off', true)`;
