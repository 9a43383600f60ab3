import { env } from "~/platform/env/env.server";

/**
 * Whether spirits of 15 % and more may be sold online: only with `SPIRITS_ONLINE=1`. Whether the ban of 2017 still binds
 * is not settled, so it is off until counsel says otherwise.
 */
export function spiritsOnline(): boolean {
  return env().spiritsOnline;
}
