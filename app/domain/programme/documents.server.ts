import { createHash } from "node:crypto";
import type { Actor, AuditSubject } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { storage } from "~/platform/storage/storage.server";

const OWNERS = { mark: "ipRightId", recognition: "recognitionId", support: "supportItemId", promotion: "promotionId" } as const;
/** What a document can belong to. */
export type DocumentOwner = keyof typeof OWNERS;
export type DocumentFacts = { id: string; name: string; bytes: number; public: boolean };

/** Below the longest upload of a page, see upload-limit. */
export const MOST_BYTES = 10 * 1_048_576;

export function isDocumentOwner(text: string): text is DocumentOwner {
  return Object.hasOwn(OWNERS, text);
}

export async function listDocuments(owner: DocumentOwner, id: string): Promise<DocumentFacts[]> {
  return db().programmeDocument.findMany({ where: { [OWNERS[owner]]: id, removedAt: null }, select: { id: true, name: true, bytes: true, public: true }, orderBy: { uploadedAt: "asc" } });
}

/** A paper that anyone may read, and the mark or award it belongs to. */
export type PublicPaper = { id: string; name: string; ownerId: string };

/** The public papers of these marks and awards. */
export async function listPublicPapers({ marks, recognitions }: { marks: string[]; recognitions: string[] }): Promise<PublicPaper[]> {
  const rows = await db().programmeDocument.findMany({
    where: { public: true, removedAt: null, OR: [{ ipRightId: { in: marks } }, { recognitionId: { in: recognitions } }] },
    select: { id: true, name: true, ipRightId: true, recognitionId: true },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, ipRightId, recognitionId }) => ({ id, name, ownerId: ipRightId ?? recognitionId ?? "" }));
}

/**
 * Keeps a paper with a record. Its first bytes say what it is: PDF, JPEG or PNG; its name and type from outside are not
 * believed. The file lies in the storage before its row is there, so that no row is ever without its file. A file that the
 * record has already is there once.
 */
export async function addDocument(
  { owner, ownerId, name, bytes, isPublic, actor, at }: { owner: DocumentOwner; ownerId: string; name: string; bytes: Uint8Array; isPublic: boolean; actor: Actor; at: Date },
): Promise<Result<null, { kind: "document" } | { kind: "not_found" }>> {
  const mime = sniff(bytes);
  if (!mime || bytes.length > MOST_BYTES) return err({ kind: "document" });
  if (!(await ownerExists(owner, ownerId))) return err({ kind: "not_found" });
  const key = `doc-${createHash("sha256").update(bytes).digest("hex").slice(0, 40)}`;
  await storage().put(key, bytes);
  return transact<null, never>(async (tx) => {
    const id = newId();
    const title = normalise(name.replaceAll("\0", "")).slice(0, 200) || "tài liệu";
    const by = actor.kind === "user" ? actor.userId : null;
    const { count } = await tx.programmeDocument.createMany({ data: { id, key, name: title, mime, bytes: bytes.length, public: isPublic, [OWNERS[owner]]: ownerId, uploadedAt: at, uploadedBy: by }, skipDuplicates: true });
    if (count === 0) return ok(null);
    await recordAudit(tx, { actor, action: "document.added", subjectType: owner satisfies AuditSubject, subjectId: ownerId, after: { document: title, public: isPublic, bytes: bytes.length } });
    return ok(null);
  });
}

/** Takes a paper off its record; the file stays for the trail. */
export async function removeDocument({ owner, ownerId, id, actor, at }: { owner: DocumentOwner; ownerId: string; id: string; actor: Actor; at: Date }): Promise<Result<null, { kind: "not_found" }>> {
  return transact<null, { kind: "not_found" }>(async (tx) => {
    const row = await tx.programmeDocument.findFirst({ where: { id, [OWNERS[owner]]: ownerId, removedAt: null } });
    if (!row) return err({ kind: "not_found" });
    await tx.programmeDocument.updateMany({ where: { id, removedAt: null }, data: { removedAt: at } });
    await recordAudit(tx, { actor, action: "document.removed", subjectType: owner, subjectId: ownerId, before: { document: row.name } });
    return ok(null);
  });
}

/** A document's file; null when there is none of that id, or none any more. */
export async function readDocument(id: string): Promise<{ name: string; mime: string; public: boolean; bytes: Buffer } | null> {
  const row = await db().programmeDocument.findFirst({ where: { id, removedAt: null } });
  const bytes = row && (await storage().get(row.key));
  return row && bytes ? { name: row.name, mime: row.mime, public: row.public, bytes } : null;
}

async function ownerExists(owner: DocumentOwner, id: string): Promise<boolean> {
  const where = { where: { id } };
  const counts = { mark: () => db().ipRight.count(where), recognition: () => db().recognition.count(where), support: () => db().supportItem.count(where), promotion: () => db().promotion.count(where) };
  return (await counts[owner]()) === 1;
}

function sniff(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8));
  if (head.toString("latin1", 0, 5) === "%PDF-") return "application/pdf";
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  return head.equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ? "image/png" : null;
}
