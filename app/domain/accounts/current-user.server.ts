import { sessionCookie } from "~/platform/http/cookies.server";
import { forbidden, signInFirst } from "~/platform/http/authorise.server";
import { DESK_ROLES, hasRole, STAFF_ROLES, type CurrentUser, type Role } from "./account";
import { userOfSession } from "./session.server";

/** Who sent this request; null for a guest. */
export async function currentUser(request: Request, at: Date = new Date()): Promise<CurrentUser | null> {
  const token = await sessionCookie.read(request);
  return token === null || token === "" ? null : userOfSession(token, at);
}

/** Who sent this request. Throws the way to the sign-in page for a guest. */
export async function requireUser(request: Request): Promise<CurrentUser> {
  const user = await currentUser(request);
  if (!user) throw signInFirst(request);
  return user;
}

/** Who sent this request, when they hold one of the roles. Throws the way to the sign-in page for a guest, 403 for others. */
export async function requireRole(request: Request, roles: readonly Role[]): Promise<CurrentUser> {
  const user = await requireUser(request);
  if (!hasRole(user, roles)) throw forbidden();
  return user;
}

/** The policy of the pages under /quan-tri that are the officers' own. */
export function requireStaff(request: Request): Promise<CurrentUser> {
  return requireRole(request, STAFF_ROLES);
}

/** The policy of the evaluation's pages: officers, communes' officers and council members; what each may see there is asked of the record. */
export function requireDesk(request: Request): Promise<CurrentUser> {
  return requireRole(request, DESK_ROLES);
}
