import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import type { PushDevice } from "~/platform/push/push.server";
import { isPublicEndpoint } from "~/platform/push/public-host.server";

/** How many devices of one person are told; the one that was let first gives way. */
const MOST = 10;

/** The device that a form names; null when it is none that may be told. */
export function readDevice(form: ReadonlyMap<string, string>): PushDevice | null {
  const [endpoint, p256dh, auth] = ["endpoint", "p256dh", "auth"].map((name) => form.get(name) ?? "") as [string, string, string];
  return isPublicEndpoint(endpoint) && /^[\w-]{87}$/.test(p256dh) && /^[\w-]{22}$/.test(auth) ? { endpoint, p256dh, auth } : null;
}

/**
 * Tells this device from now on. One that another person had let before changes hands only for whoever knows its secret,
 * that is, holds it; false otherwise.
 */
export async function keepDevice(userId: string, { endpoint, p256dh, auth }: PushDevice, at: Date): Promise<boolean> {
  const kept = await db().$executeRaw`
    INSERT INTO push_subscription (id, user_id, endpoint, p256dh, auth, consented_at) VALUES (${newId()}::uuid, ${userId}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${at})
    ON CONFLICT (endpoint) DO UPDATE SET user_id = excluded.user_id, consented_at = excluded.consented_at
    WHERE push_subscription.auth = excluded.auth AND push_subscription.p256dh = excluded.p256dh`;
  await db().$executeRaw`
    DELETE FROM push_subscription WHERE user_id = ${userId}::uuid AND id NOT IN (
      SELECT id FROM push_subscription WHERE user_id = ${userId}::uuid ORDER BY consented_at DESC, id DESC LIMIT ${MOST})`;
  return kept === 1;
}

/** Tells this device of the person no longer. */
export async function dropDevice(userId: string, endpoint: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { userId, endpoint } });
}
