import { isStaff, type CurrentUser } from "~/domain/accounts/account";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { paperFileKind } from "~/platform/storage/paper-file";
import { storage } from "~/platform/storage/storage.server";
import { PAPER_KINDS } from "./application";
import { openApplicationOf } from "./save-application.server";

export const PAPER_MOST_BYTES = 10 * 1024 * 1024;
const MOST_PAPERS = 20;

export type PaperFailure = { kind: "wrong_state" | "unknown_kind" | "file_type" | "too_large" | "too_many" };

/**
 * Adds a paper to the application that its applicant has in hand. It is judged by its bytes, stored under a name nobody
 * can guess and served only by `readPaper`.
 */
export async function addPaper({ userId, kind, file, at }: { userId: string; kind: string; file: { name: string; bytes: Uint8Array }; at: Date }): Promise<Result<null, PaperFailure>> {
  const known = PAPER_KINDS.find((one) => one === kind);
  const type = paperFileKind(file.bytes);
  if (!known) return err({ kind: "unknown_kind" });
  if (!type) return err({ kind: "file_type" });
  if (file.bytes.byteLength > PAPER_MOST_BYTES) return err({ kind: "too_large" });
  const applicationId = await openApplicationOf(userId);
  if (applicationId === null) return err({ kind: "wrong_state" });
  const id = newId();
  const storageName = `application-${id}.${type.ending}`;
  await storage().put(storageName, file.bytes);
  return transact<null, PaperFailure>(async (tx) => {
    const held = await tx.producerApplication.updateMany({ where: { id: applicationId, state: "none" }, data: { updatedAt: at } });
    if (held.count === 0) return err({ kind: "wrong_state" });
    if ((await tx.applicationPaper.count({ where: { applicationId } })) >= MOST_PAPERS) return err({ kind: "too_many" });
    await tx.applicationPaper.create({ data: { id, applicationId, kind: known, fileName: file.name, storageName, mediaType: type.mediaType, bytes: file.bytes.byteLength, addedAt: at } });
    return ok(null);
  });
}

/** Takes a paper out of the application that its applicant has in hand; without effect when it is not theirs or not in hand. */
export async function removePaper({ userId, paperId }: { userId: string; paperId: string }): Promise<void> {
  await db().applicationPaper.deleteMany({ where: { id: paperId, application: { userId, state: "none" } } });
}

/** A stored paper for its applicant or an officer; null for everyone else. */
export async function readPaper(paperId: string, user: CurrentUser): Promise<{ bytes: Buffer; mediaType: string; storageName: string } | null> {
  const paper = await db().applicationPaper.findUnique({ where: { id: paperId }, include: { application: { select: { userId: true, submittedAt: true } } } });
  if (!paper) return null;
  const { userId, submittedAt } = paper.application;
  if (userId !== user.id && !(isStaff(user) && submittedAt !== null)) return null;
  const bytes = await storage().get(paper.storageName);
  return bytes && { bytes, mediaType: paper.mediaType, storageName: paper.storageName };
}
