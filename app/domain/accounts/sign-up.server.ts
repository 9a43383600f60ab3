import { newId } from "~/lib/id";
import type { Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { transact } from "~/platform/db/transact.server";
import { rateLimit, visitorKey } from "~/platform/rate-limit/rate-limit.server";
import { parseEmail, parsePhone, type CurrentUser } from "./account";
import { checkPassword, type PasswordFault } from "./password";
import { hashPassword, PasswordQueueFull } from "./password-hash.server";
import { endSession, openSession } from "./session.server";

export type SignUpProblems = {
  name?: "missing" | "too_long";
  email?: "invalid" | "taken";
  phone?: "invalid";
  password?: PasswordFault;
};
export type SignUpFailure = { kind: "invalid"; problems: SignUpProblems } | { kind: "too_many"; retryAfterSeconds: number };

const perVisitor = rateLimit({ attempts: 20, seconds: 60 * 60 });

/** Opens a buyer's account and signs its owner in. Never gives any other role. */
export async function signUp(form: {
  name: string;
  email: string;
  phone: string;
  password: string;
  locale: Locale;
  clientAddress: string;
  userAgent: string | null;
  oldToken: string | null;
  at: Date;
}): Promise<Result<{ user: CurrentUser; token: string }, SignUpFailure>> {
  const name = normalise(form.name);
  const email = parseEmail(form.email);
  const phone = form.phone.trim() === "" ? null : parsePhone(form.phone);
  const problems: SignUpProblems = {};
  if (name === "") problems.name = "missing";
  else if (name.length > 100) problems.name = "too_long";
  if (email === null) problems.email = "invalid";
  if (phone === null && form.phone.trim() !== "") problems.phone = "invalid";
  const fault = checkPassword(form.password, { email: email ?? "", name });
  if (fault) problems.password = fault;
  if (email === null || Object.keys(problems).length > 0) return err({ kind: "invalid", problems });

  const taken = await perVisitor.take(visitorKey(form.clientAddress));
  if (!taken.ok) return err({ kind: "too_many", retryAfterSeconds: taken.retryAfterSeconds });
  let passwordHash: string;
  try {
    passwordHash = await hashPassword(form.password);
  } catch (error) {
    if (!(error instanceof PasswordQueueFull)) throw error;
    return err({ kind: "too_many", retryAfterSeconds: 10 });
  }

  const user: CurrentUser = { id: newId(), email, name, phone, roles: ["customer"] };
  return transact<{ user: CurrentUser; token: string }, SignUpFailure>(async (tx) => {
    const { count } = await tx.user.createMany({
      data: { id: user.id, email, name, phone, passwordHash, roles: ["customer"], locale: form.locale, createdAt: form.at },
      skipDuplicates: true,
    });
    if (count === 0) return err({ kind: "invalid", problems: { email: "taken" } });
    if (form.oldToken !== null) await endSession(tx, form.oldToken);
    return ok({ user, token: await openSession(tx, user, form.userAgent, form.at) });
  });
}
