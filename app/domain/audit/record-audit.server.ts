import { newId } from "~/lib/id";
import type { Db } from "~/platform/db/client.server";
import { currentOrigin, currentRequestId } from "~/platform/log/log.server";
import type { Actor, AuditAction, AuditFacts, AuditSubject } from "./audit";

/**
 * Writes one row of the trail in the transaction of the change it tells of, so that there is no change without its
 * row and no row without its change. Rows are never changed or removed: the database refuses it, and chains them by hash.
 */
export async function recordAudit(
  tx: Db,
  entry: {
    actor: Actor;
    action: AuditAction;
    subjectType: AuditSubject;
    subjectId: string;
    before?: AuditFacts;
    after?: AuditFacts;
    reason?: string;
  },
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: newId(),
      actorKind: entry.actor.kind,
      actorUserId: entry.actor.kind === "user" ? entry.actor.userId : null,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      before: entry.before,
      after: entry.after,
      reason: entry.reason ?? null,
      requestId: currentRequestId() ?? null,
      origin: currentOrigin(),
    },
  });
}
