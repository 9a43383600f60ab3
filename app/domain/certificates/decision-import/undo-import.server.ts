import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { recordAudits } from "~/domain/audit/record-audits.server";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { transact } from "~/platform/db/transact.server";
import { certificateFacts, type CertificateRow } from "../certificate-facts.server";

export type UndoObstacle = { number: string; why: "linked" | "revoked" | "extended" | "edited" };

export type UndoFailure =
  | { kind: "not_found" }
  | { kind: "reason_missing" }
  | { kind: "closed" }
  /** Certificates with which something has happened since; at most ten of them. */
  | { kind: "touched"; obstacles: UndoObstacle[]; count: number }
  /** Another record speaks of one of them. */
  | { kind: "in_use" };

type Registered = CertificateRow & { _count: { links: number } };

/** Takes back what an import registered, as long as nothing has happened with any of it; decisions it made go with it. */
export async function undoImport(change: { id: string; reason: string; actor: Actor; at: Date }): Promise<Result<{ removed: number }, UndoFailure>> {
  const { id, actor, at } = change;
  const reason = normalise(change.reason);
  if (reason === "") return err({ kind: "reason_missing" });
  try {
    return await transact<{ removed: number }, UndoFailure>(async (tx) => {
      const record = await tx.decisionImport.findUnique({ where: { id }, select: { appliedAt: true, newDecisions: true } });
      if (!record) return err({ kind: "not_found" });
      // The links of these certificates wait until this is over: they lock the same rows.
      await tx.$queryRaw`SELECT c.id FROM certificate AS c JOIN decision_import_row AS r ON r.certificate_id = c.id WHERE r.import_id = ${id}::uuid FOR UPDATE OF c`;
      const data = { state: "undone" as const, undoneAt: at, undoneBy: actor.kind === "user" ? actor.userId : null, undoReason: reason };
      const { count } = await tx.decisionImport.updateMany({ where: { id, state: "applied" }, data });
      if (count === 0) return err({ kind: "closed" });
      const rows = await tx.certificate.findMany({ where: { importRow: { importId: id } }, include: { decision: true, _count: { select: { links: true } } }, orderBy: { number: "asc" } });
      const obstacles = rows.flatMap((row) => obstacleOf(row, record.appliedAt));
      if (obstacles.length > 0) return err({ kind: "touched", obstacles: obstacles.slice(0, 10), count: obstacles.length });
      await remove(tx, id, rows, record.newDecisions);
      await recordAudits(tx, { actor, action: "certificate.removed", subjectType: "certificate", reason, changes: rows.map((row) => ({ subjectId: row.id, before: { ...certificateFacts(row), import: id } })) });
      await recordAudit(tx, { actor, action: "import.undone", subjectType: "import", subjectId: id, before: { created: rows.length }, after: { created: 0 }, reason });
      return ok({ removed: rows.length });
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2003") return err({ kind: "in_use" });
    throw error;
  }
}

function obstacleOf(row: Registered, appliedAt: Date | null): UndoObstacle[] {
  const { number } = row;
  if (row.revokedAt !== null) return [{ number, why: "revoked" }];
  if (row._count.links > 0) return [{ number, why: "linked" }];
  if (row.extendedUntil !== null) return [{ number, why: "extended" }];
  return row.updatedAt.getTime() === appliedAt?.getTime() ? [] : [{ number, why: "edited" }];
}

async function remove(tx: Db, importId: string, rows: readonly Registered[], newDecisions: string[]): Promise<void> {
  const { count } = await tx.certificate.deleteMany({ where: { importRow: { importId } } });
  if (count !== rows.length) throw new Error("certificates of an import came or went while it was taken back");
  await tx.decision.deleteMany({ where: { id: { in: newDecisions }, certificates: { none: {} } } });
}
