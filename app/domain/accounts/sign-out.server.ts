import { db } from "~/platform/db/client.server";
import { endSession, userOfSession } from "./session.server";

/** Ends the session behind a token, or with `everywhere` all sessions of its owner. */
export async function signOut(token: string, everywhere: boolean, at: Date): Promise<void> {
  const user = everywhere ? await userOfSession(token, at) : null;
  if (user) await db().session.deleteMany({ where: { userId: user.id } });
  else await endSession(db(), token);
}
