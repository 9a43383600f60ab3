import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import type { AuditAction, AuditFacts, AuditSubject } from "./audit";

export type AuditRow = {
  id: string;
  at: Date;
  actorKind: string;
  actorUserId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  before: AuditFacts;
  after: AuditFacts;
  reason: string | null;
  requestId: string | null;
};

export type AuditFilter = {
  action?: AuditAction;
  subjectType?: AuditSubject;
  subjectId?: string;
  actorUserIds?: string[];
  /** Days in Vietnam, both included. */
  from?: LocalDate;
  to?: LocalDate;
};

export const AUDIT_PAGE_SIZE = 50;

/** The trail, newest first. `page` counts from 1. */
export async function listAudit(filter: AuditFilter, page: number): Promise<{ total: number; rows: AuditRow[] }> {
  const where: Prisma.AuditEntryWhereInput = {
    ...(filter.action ? { action: filter.action } : {}),
    ...(filter.subjectType ? { subjectType: filter.subjectType } : {}),
    ...(filter.subjectId ? { subjectId: filter.subjectId } : {}),
    ...(filter.actorUserIds ? { actorUserId: { in: filter.actorUserIds } } : {}),
    ...(filter.from || filter.to
      ? { at: { ...(filter.from ? { gte: startOfDay(filter.from) } : {}), ...(filter.to ? { lt: startOfDay(addDays(filter.to, 1)) } : {}) } }
      : {}),
  };
  const [total, rows] = await Promise.all([
    db().auditEntry.count({ where }),
    db().auditEntry.findMany({ where, orderBy: [{ at: "desc" }, { id: "desc" }], skip: (page - 1) * AUDIT_PAGE_SIZE, take: AUDIT_PAGE_SIZE }),
  ]);
  return { total, rows: rows.map((row) => ({ ...row, before: facts(row.before), after: facts(row.after) })) };
}

/** Everything that happened to one record, newest first; at most 200 rows. */
export async function historyOf(subjectType: AuditSubject, subjectIds: string[]): Promise<AuditRow[]> {
  const rows = await db().auditEntry.findMany({
    where: { subjectType, subjectId: { in: subjectIds } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.map((row) => ({ ...row, before: facts(row.before), after: facts(row.after) }));
}

/** A JSON column as `recordAudit` filled it; anything deeper is shown as its JSON text. */
function facts(value: Prisma.JsonValue): AuditFacts {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, fact]) => [name, typeof fact === "object" && fact !== null ? JSON.stringify(fact) : (fact ?? null)]),
  );
}
