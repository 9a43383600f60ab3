import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { findCommune } from "~/domain/places/place-queries.server";
import { transact } from "~/platform/db/transact.server";
import { FIELDS, shapeProblems, type ApplicationFields, type ApplicationProblems } from "./application";

export type SaveFailure = { kind: "wrong_state" };

/**
 * Keeps what an applicant has typed so far, finished or not; the first save begins the application. What is malformed is
 * told and left as it was, everything else is kept. Nothing can be changed while officers have it.
 */
export async function saveApplication({ userId, fields, at }: { userId: string; fields: ApplicationFields; at: Date }): Promise<Result<{ id: string; problems: ApplicationProblems }, SaveFailure>> {
  const problems = shapeProblems(fields);
  if (fields.communeCode !== null && !problems.communeCode && !(await findCommune(fields.communeCode))) problems.communeCode = "invalid";
  const sound = Object.fromEntries(FIELDS.filter((field) => !problems[field]).map((field) => [field, fields[field]])) as Partial<ApplicationFields>;
  const data = { ...sound, kind: fields.kind as "cooperative" | null, updatedAt: at };
  return transact<{ id: string; problems: ApplicationProblems }, SaveFailure>(async (tx) => {
    // Two first saves at once: one begins it, the other finds it.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`application:${userId}`}, 0))`;
    const present = await tx.producerApplication.findFirst({ where: { userId }, orderBy: { createdAt: "desc" }, select: { id: true } });
    if (!present) {
      const id = newId();
      await tx.producerApplication.create({ data: { ...data, id, userId, createdAt: at } });
      return ok({ id, problems });
    }
    const { count } = await tx.producerApplication.updateMany({ where: { id: present.id, state: "none" }, data });
    return count === 1 ? ok({ id: present.id, problems }) : err({ kind: "wrong_state" });
  });
}

/** The id of the application that a person may change now; null when there is none. */
export async function openApplicationOf(userId: string): Promise<string | null> {
  return (await db().producerApplication.findFirst({ where: { userId, state: "none" }, select: { id: true } }))?.id ?? null;
}
