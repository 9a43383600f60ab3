import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { log } from "~/platform/log/log.server";
import { rateLimit, visitorKey } from "~/platform/rate-limit/rate-limit.server";
import { DESK_ROLES, hasRole, parseEmail, type CurrentUser } from "./account";
import { PASSWORD_MAX } from "./password";
import { PasswordQueueFull, verifyPassword } from "./password-hash.server";
import { endSession, openSession } from "./session.server";

export type SignInFailure =
  /** Unknown account, wrong password or disabled account: nobody learns which. */
  | { kind: "wrong" }
  | { kind: "too_many"; retryAfterSeconds: number };

/** Only failures count in the end; an account is never locked for good. */
const perAccount = rateLimit({ attempts: 5, seconds: 15 * 60 });
const perVisitor = rateLimit({ attempts: 50, seconds: 60 * 60 });

/**
 * Signs someone in with a new session; the one the browser had until now (`oldToken`) ends, so that a session id
 * planted before sign-in is worth nothing afterwards.
 */
export async function signIn(attempt: {
  email: string;
  password: string;
  clientAddress: string;
  userAgent: string | null;
  oldToken: string | null;
  at: Date;
}): Promise<Result<{ user: CurrentUser; token: string }, SignInFailure>> {
  const email = parseEmail(attempt.email);
  if (email === null || attempt.password === "" || attempt.password.length > PASSWORD_MAX * 4) return err({ kind: "wrong" });

  const visitor = visitorKey(attempt.clientAddress);
  for (const [limit, key] of [[perVisitor, visitor], [perAccount, email]] as const) {
    const taken = await limit.take(key);
    if (taken.ok) continue;
    log.warn({ limit: limit === perVisitor ? "visitor" : "account" }, "sign-in refused: too many attempts");
    return err({ kind: "too_many", retryAfterSeconds: taken.retryAfterSeconds });
  }

  const account = await db().user.findUnique({ where: { email } });
  let matches: boolean;
  try {
    matches = await verifyPassword(account?.passwordHash ?? null, attempt.password);
  } catch (error) {
    if (!(error instanceof PasswordQueueFull)) throw error;
    return err({ kind: "too_many", retryAfterSeconds: 10 });
  }
  if (!account || !matches || account.disabledAt !== null) {
    log.warn({ userId: account?.id }, "sign-in failed");
    return err({ kind: "wrong" });
  }

  await Promise.all([perAccount.forget(email), perVisitor.giveBack(visitor)]);
  const { id, name, phone, roles } = account;
  const user: CurrentUser = { id, email, name, phone, roles };
  return transact(async (tx) => {
    if (attempt.oldToken !== null) await endSession(tx, attempt.oldToken);
    const token = await openSession(tx, user, attempt.userAgent, attempt.at);
    if (hasRole(user, DESK_ROLES)) {
      await recordAudit(tx, { actor: { kind: "user", userId: id }, action: "account.signed_in", subjectType: "account", subjectId: id });
    }
    return ok({ user, token });
  });
}
