import { newId } from "~/lib/id";
import type { Db } from "~/platform/db/client.server";
import { currentOrigin, currentRequestId } from "~/platform/log/log.server";
import type { Actor, AuditAction, AuditFacts, AuditSubject } from "./audit";

export type AuditedChange = { subjectId: string; before?: AuditFacts; after?: AuditFacts };

/** `recordAudit` for the same thing happening to many records at once: one statement, a row for each. */
export async function recordAudits(
  tx: Db,
  { actor, action, subjectType, changes, reason }: { actor: Actor; action: AuditAction; subjectType: AuditSubject; changes: readonly AuditedChange[]; reason?: string },
): Promise<void> {
  // As JSON: rows of parameters would cost the client more than the database.
  const rows = changes.map((change) => ({ id: newId(), ...change }));
  await tx.$executeRaw`INSERT INTO audit_entry (id, actor_kind, actor_user_id, action, subject_type, subject_id, before, after, reason, request_id, origin)
    SELECT x.id, ${actor.kind}, ${actor.kind === "user" ? actor.userId : null}::uuid, ${action}, ${subjectType}, x."subjectId", x.before, x.after, ${reason ?? null}, ${currentRequestId() ?? null}, ${currentOrigin()}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, "subjectId" text, before jsonb, after jsonb)`;
}
