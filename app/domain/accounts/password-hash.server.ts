import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's own default variant) at OWASP's first recommendation. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A flood of sign-ins must leave a core for the shop, and must not pile up without end. */
const AT_ONCE = 2;
const WAITING_AT_MOST = 100;

let running = 0;
const waiting: (() => void)[] = [];

/** Too many are signing in at this moment; the visitor may try again in a few seconds. */
export class PasswordQueueFull extends Error {
  override name = "PasswordQueueFull";
}

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new PasswordQueueFull("too many passwords are being checked");
    // Whoever finishes hands the place on, so that nobody slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** A password in PHC form. Unicode is composed first: phones and keyboards send the same letter in two forms. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), COST));
}

/** The hash of a password that was thrown away, at today's cost. */
const NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$PMvzwIONR3lmaBUO2QzBWg$1+PdCRaMksoRMbpzSmpawSE8/twrFlQsrYhNkfR/x+I";

/**
 * Whether a password is the one behind a hash. Without a hash (no such account) the same work is done for nothing,
 * so that the time of the answer does not tell which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? NOBODYS, password.normalize("NFC")));
  return matches && passwordHash !== null;
}
