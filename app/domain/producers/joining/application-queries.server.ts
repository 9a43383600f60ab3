import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { FIELDS, type ApplicationFields, type IdentityState } from "./application";

/** An application whole, as its applicant and officers see it. */
export type Application = {
  id: string;
  userId: string;
  state: IdentityState;
  fields: ApplicationFields;
  producerId: string | null;
  reason: string | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
  updatedAt: Date;
  papers: { id: string; kind: string; fileName: string; bytes: number }[];
  messages: { id: string; fromOfficer: boolean; text: string; at: Date }[];
};

const parts = {
  papers: { orderBy: { addedAt: "asc" }, select: { id: true, kind: true, fileName: true, bytes: true } },
  messages: { orderBy: { id: "asc" }, select: { id: true, fromOfficer: true, text: true, at: true } },
} satisfies Prisma.ProducerApplicationInclude;

/** The newest application of a person; null when they never began one. */
export async function findOwnApplication(userId: string): Promise<Application | null> {
  const row = await db().producerApplication.findFirst({ where: { userId }, orderBy: { createdAt: "desc" }, include: parts });
  return row && toApplication(row);
}

/** An application with who sent it, for an officer; null when there is none. Drafts that were never handed in are their applicants' own. */
export async function findApplication(id: string): Promise<(Application & { applicant: { name: string; email: string } }) | null> {
  const row = await db().producerApplication.findUnique({ where: { id, submittedAt: { not: null } }, include: parts });
  if (!row) return null;
  const applicant = await db().user.findUniqueOrThrow({ where: { id: row.userId }, select: { name: true, email: true } });
  return { ...toApplication(row), applicant };
}

type Row = { [Field in (typeof FIELDS)[number]]: string | null } & Omit<Application, "fields">;

function toApplication(row: Row): Application {
  const { id, userId, state, producerId, reason, submittedAt, decidedAt, updatedAt, papers, messages } = row;
  const fields = Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as ApplicationFields;
  return { id, userId, state, fields, producerId, reason, submittedAt, decidedAt, updatedAt, papers, messages };
}

export const APPLICATION_PAGE_SIZE = 30;

export type ApplicationRow = { id: string; state: IdentityState; kind: string | null; legalName: string | null; communeCode: string | null; submittedAt: Date | null };

/** Applications that were handed in, of one state; the longest waiting first. Those sent back are under `none`. */
export async function listApplications(state: IdentityState, page: number): Promise<{ total: number; rows: ApplicationRow[] }> {
  const where = { state, submittedAt: { not: null } };
  const [total, rows] = await Promise.all([
    db().producerApplication.count({ where }),
    db().producerApplication.findMany({
      where,
      select: { id: true, state: true, kind: true, legalName: true, communeCode: true, submittedAt: true },
      orderBy: [{ submittedAt: state === "submitted" ? "asc" : "desc" }, { id: "asc" }],
      skip: (page - 1) * APPLICATION_PAGE_SIZE,
      take: APPLICATION_PAGE_SIZE,
    }),
  ]);
  return { total, rows };
}

/** How many applications are in each state, drafts that were never handed in left out. */
export async function countApplications(): Promise<Partial<Record<IdentityState, number>>> {
  const groups = await db().producerApplication.groupBy({ by: ["state"], where: { submittedAt: { not: null } }, _count: true });
  return Object.fromEntries(groups.map(({ state, _count }) => [state, _count]));
}
