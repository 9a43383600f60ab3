import { createHash } from "node:crypto";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId, newId, newToken } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";

export type TokenRow = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

const PREFIX = "xlp_";
const MOST = 20;

function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** The keys of a producer that are good, the newest first. */
export function listTokens(producerId: string): Promise<TokenRow[]> {
  return db().producerToken.findMany({ where: { producerId, revokedAt: null }, select: { id: true, name: true, createdAt: true, lastUsedAt: true }, orderBy: { createdAt: "desc" } });
}

/** Makes a key for a producer's own system. It is told once, here; only its hash is kept. */
export async function makeToken(wanted: { producerId: string; name: string; userId: string }): Promise<Result<string, "too_many">> {
  const token = PREFIX + newToken();
  return transact(async (tx) => {
    if ((await tx.producerToken.count({ where: { producerId: wanted.producerId, revokedAt: null } })) >= MOST) return err("too_many");
    const id = newId();
    await tx.producerToken.create({ data: { id, producerId: wanted.producerId, name: wanted.name, hash: hashOf(token), createdBy: wanted.userId } });
    await recordAudit(tx, { actor: { kind: "user", userId: wanted.userId }, action: "token.made", subjectType: "token", subjectId: id, after: { producer: wanted.producerId } });
    return ok(token);
  });
}

/** Ends a key at once. False when it is not this producer's or ended before. */
export async function revokeToken(which: { id: string; producerId: string; userId: string }): Promise<boolean> {
  if (!isId(which.id)) return false;
  const done = await transact<null, "gone">(async (tx) => {
    const { count } = await tx.producerToken.updateMany({ where: { id: which.id, producerId: which.producerId, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 0) return err("gone");
    await recordAudit(tx, { actor: { kind: "user", userId: which.userId }, action: "token.revoked", subjectType: "token", subjectId: which.id });
    return ok(null);
  });
  return done.ok;
}

/** The producer that a key speaks for, and the key's id; null for a key that is none or was revoked. */
export async function findByToken(token: string): Promise<{ producerId: string; tokenId: string } | null> {
  if (!token.startsWith(PREFIX)) return null;
  const row = await db().producerToken.findUnique({ where: { hash: hashOf(token) }, select: { id: true, producerId: true, revokedAt: true } });
  if (!row || row.revokedAt !== null) return null;
  await db().producerToken.update({ where: { id: row.id }, data: { lastUsedAt: new Date() } });
  return { producerId: row.producerId, tokenId: row.id };
}
