/** Accounts: who may do what, how long a session holds; no I/O. */

export type Role = "customer" | "producer" | "distributor" | "officer" | "admin" | "commune_officer" | "council";

/** Who is signed in, as pages and policies see it. */
export type CurrentUser = { id: string; email: string; name: string; phone: string | null; roles: readonly Role[] };

/** The people of the programme: they see other people's orders and decide about certificates. */
export const STAFF_ROLES = ["admin", "officer"] as const satisfies readonly Role[];

/** Everyone with work under /quan-tri; communes' officers and council members see the evaluation only. */
export const DESK_ROLES = [...STAFF_ROLES, "commune_officer", "council"] as const satisfies readonly Role[];

export function hasRole(user: Pick<CurrentUser, "roles">, allowed: readonly Role[]): boolean {
  return user.roles.some((role) => allowed.includes(role));
}

export function isStaff(user: Pick<CurrentUser, "roles">): boolean {
  return hasRole(user, STAFF_ROLES);
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Term = { idle: number; absolute: number };
const BUYER: Term = { idle: 30 * DAY, absolute: 90 * DAY };
const STAFF: Term = { idle: 30 * MINUTE, absolute: 12 * 60 * MINUTE };

/** How long a session of such a person may rest and may last, in milliseconds. */
export function sessionTerm(roles: readonly Role[]): Term {
  return hasRole({ roles }, DESK_ROLES) ? STAFF : BUYER;
}

/**
 * Whether a session still holds. Roles are those of now: whoever became staff since signing in has staff's short
 * session at once.
 */
export function sessionHolds(session: { createdAt: Date; lastSeenAt: Date; expiresAt: Date }, roles: readonly Role[], at: Date): boolean {
  const { idle, absolute } = sessionTerm(roles);
  const now = at.getTime();
  return now < session.expiresAt.getTime() && now < session.createdAt.getTime() + absolute && now < session.lastSeenAt.getTime() + idle;
}

/** Lower case, composed, without blanks around; null when it cannot be a mail address. */
export function parseEmail(text: string): string | null {
  const email = text.normalize("NFC").trim().toLowerCase();
  return email.length <= 254 && /^[^\s@<>"',;:\\()[\]]+@[^\s@<>"',;:\\()[\]]+\.[^\s@.]{2,}$/u.test(email) ? email : null;
}

/** A phone number in Vietnam's short form or with a country code, digits only after the plus; null when it is none. */
export function parsePhone(text: string): string | null {
  const phone = text.replace(/[\s.()-]/g, "");
  return /^\+?\d{8,15}$/.test(phone) ? phone : null;
}
