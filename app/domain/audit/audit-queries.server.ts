import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import type { AuditAction, AuditFacts, AuditSubject } from "./audit";

export type AuditRow = {
  id: string;
  /** Its place in the chain. */
  seq: number | null;
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
  /** The network of whoever asked, shortened; null for what the shop did by itself. */
  origin: string | null;
};

export type AuditFilter = {
  action?: AuditAction;
  subjectType?: AuditSubject;
  subjectId?: string;
  /** Part of a number or code that the row itself carries, or one of the records that `subjectIds` found by theirs. */
  number?: { text: string; subjectIds: readonly string[] };
  actorUserIds?: string[];
  /** Days in Vietnam, both included. */
  from?: LocalDate;
  to?: LocalDate;
};

export const AUDIT_PAGE_SIZE = 50;

/** The trail, newest first. `page` counts from 1. */
export async function listAudit(filter: AuditFilter, page: number, pageSize = AUDIT_PAGE_SIZE): Promise<{ total: number; rows: AuditRow[] }> {
  const where = condition(filter);
  const [total, rows] = await Promise.all([
    db().auditEntry.count({ where }),
    db().auditEntry.findMany({ where, include: { seal: { select: { seq: true } } }, orderBy: NEWEST, skip: (page - 1) * pageSize, take: pageSize }),
  ]);
  return { total, rows: rows.map(rowOf) };
}

/** Everything that happened to one record, newest first; at most 200 rows. */
export async function historyOf(subjectType: AuditSubject, subjectIds: string[]): Promise<AuditRow[]> {
  const rows = await db().auditEntry.findMany({
    where: { subjectType, subjectId: { in: subjectIds } },
    include: { seal: { select: { seq: true } } },
    orderBy: NEWEST,
    take: 200,
  });
  return rows.map(rowOf);
}

const NEWEST = [{ at: "desc" }, { seal: { seq: "desc" } }] satisfies Prisma.AuditEntryOrderByWithRelationInput[];

function condition({ action, subjectType, subjectId, number, actorUserIds, from, to }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    ...(action ? { action } : {}),
    ...(subjectType ? { subjectType } : {}),
    ...(subjectId ? { subjectId } : {}),
    ...(number ? { OR: [{ subjectId: { in: [...number.subjectIds, number.text] } }, ...["after", "before"].flatMap((side) => numbered(side as "after" | "before", number.text))] } : {}),
    ...(actorUserIds ? { actorUserId: { in: actorUserIds } } : {}),
    ...(from || to ? { at: { ...(from ? { gte: startOfDay(from) } : {}), ...(to ? { lt: startOfDay(addDays(to, 1)) } : {}) } } : {}),
  };
}

/** Facts that rows carry a record's number under. */
function numbered(side: "after" | "before", text: string): Prisma.AuditEntryWhereInput[] {
  return ["number", "code", "bankReference", "trackingNumber"].map((fact) => ({ [side]: { path: [fact], string_contains: text } }));
}

function rowOf({ seal, ...row }: Prisma.AuditEntryGetPayload<{ include: { seal: { select: { seq: true } } } }>): AuditRow {
  return { ...row, seq: seal ? Number(seal.seq) : null, before: facts(row.before), after: facts(row.after) };
}

/** A JSON column as `recordAudit` filled it; anything deeper is shown as its JSON text. */
function facts(value: Prisma.JsonValue): AuditFacts {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, fact]) => [name, typeof fact === "object" && fact !== null ? JSON.stringify(fact) : (fact ?? null)]),
  );
}
