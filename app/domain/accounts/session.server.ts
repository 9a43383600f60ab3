import { createHash } from "node:crypto";
import { newId, newToken } from "~/lib/id";
import { db, type Db } from "~/platform/db/client.server";
import { sessionHolds, sessionTerm, type CurrentUser, type Role } from "./account";

/** How stale "last seen" may be before it is written again: not every page view needs a write. */
const SEEN_STEP_MS = 60_000;

/** Opens a session and answers its token, which only the browser keeps: the table holds its SHA-256. */
export async function openSession(tx: Db, user: { id: string; roles: readonly Role[] }, userAgent: string | null, at: Date): Promise<string> {
  const token = newToken();
  await tx.session.create({
    data: {
      id: newId(),
      tokenHash: hashOf(token),
      userId: user.id,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + sessionTerm(user.roles).absolute),
      userAgent: userAgent?.slice(0, 200) ?? null,
    },
  });
  return token;
}

/** Who holds this token; null when the session is over, unknown, or its account was disabled. */
export async function userOfSession(token: string, at: Date): Promise<CurrentUser | null> {
  const session = await db().session.findUnique({ where: { tokenHash: hashOf(token) }, include: { user: true } });
  if (!session || session.user.disabledAt !== null) return null;
  if (!sessionHolds(session, session.user.roles, at)) {
    await db().session.deleteMany({ where: { id: session.id } });
    return null;
  }
  if (at.getTime() - session.lastSeenAt.getTime() >= SEEN_STEP_MS) {
    await db().session.updateMany({ where: { id: session.id, lastSeenAt: { lt: at } }, data: { lastSeenAt: at } });
  }
  const { id, email, name, phone, roles } = session.user;
  return { id, email, name, phone, roles };
}

/** Ends one session; nothing happens when there is none. */
export async function endSession(tx: Db, token: string): Promise<void> {
  await tx.session.deleteMany({ where: { tokenHash: hashOf(token) } });
}

function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
