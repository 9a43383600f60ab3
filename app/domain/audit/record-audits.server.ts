import { newId } from "~/lib/id";
import type { Db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { Actor, AuditAction, AuditFacts, AuditSubject } from "./audit";

export type AuditedChange = { subjectId: string; before?: AuditFacts; after?: AuditFacts };

/** `recordAudit` for the same thing happening to many records at once: one statement, a row for each. */
export async function recordAudits(
  tx: Db,
  { actor, action, subjectType, changes, reason }: { actor: Actor; action: AuditAction; subjectType: AuditSubject; changes: readonly AuditedChange[]; reason?: string },
): Promise<void> {
  const shared = {
    actorKind: actor.kind,
    actorUserId: actor.kind === "user" ? actor.userId : null,
    action,
    subjectType,
    reason: reason ?? null,
    requestId: currentRequestId() ?? null,
  };
  await tx.auditEntry.createMany({ data: changes.map((change) => ({ id: newId(), ...shared, ...change })) });
}
