import { isStaff } from "~/domain/accounts/account";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId, newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { storage } from "~/platform/storage/storage.server";
import type { Acting } from "../capacities.server";
import { actorOf } from "../on-dossier.server";
import { checkDossiers, type NewDossier } from "./check-dossiers.server";
import { applyResults, checkResults } from "./check-results.server";
import type { ExchangeCheck, ExchangeProblem } from "./exchange-problem";
import { readExchange, type ReadExchange } from "./read-exchange.server";

/** A file that was looked at; `id` is what to apply it by. */
export type LookedAt = { id: string; check: ExchangeCheck };

/**
 * Reads a file of dossiers or results and says what taking it in would do, with every problem and its place. Nothing is
 * written but the file itself, kept in the private storage so that what is applied is what was looked at.
 */
export async function lookAtExchange(bytes: Uint8Array, at: Date): Promise<LookedAt> {
  const id = newId();
  const read = await readExchange(bytes);
  if (!read.ok) return { id, check: unreadable(read.error) };
  const { kind, problems, changes, unchanged } = await checkRead(db(), read.value, at);
  if (problems.length === 0 && changes.length > 0) await storage().put(nameOf(id), bytes);
  return { id, check: { kind, problems, changes, unchanged } };
}

/** Applies a file that was looked at: all of it or nothing. It is checked again, since days may lie between. */
export async function applyExchange({ id, user, at }: { id: string; user: Acting; at: Date }): Promise<Result<ExchangeCheck, ExchangeCheck>> {
  const bytes = isId(id) && isStaff(user) ? await storage().get(nameOf(id)) : null;
  const read = bytes ? await readExchange(bytes) : err<ExchangeProblem[]>([{ place: "", kind: "not_read", found: "gone" }]);
  if (!read.ok) return err(unreadable(read.error));
  return read.value.kind === "dossiers" ? applyDossierFile(read.value, user, at) : applyResultFile(read.value, user, at);
}

async function applyDossierFile(read: Extract<ReadExchange, { kind: "dossiers" }>, user: Acting, at: Date): Promise<Result<ExchangeCheck, ExchangeCheck>> {
  const first = await checkDossiers(db(), read.entries, read.placeOf);
  if (first.problems.length > 0) return err(first);
  // Files lie under names of their own: when the transaction is refused they are left unreferenced.
  for (const { files } of first.todo) for (const file of files.values()) await storage().put(file.storageName, file.bytes);
  return transact<ExchangeCheck, ExchangeCheck>(async (tx) => {
    const checked = await checkDossiers(tx, read.entries, read.placeOf);
    if (checked.problems.length > 0) return err(checked);
    await addDossiers(tx, checked.todo, at);
    // The trail is a chain: its rows are written one after the other.
    for (const { entry } of checked.todo) {
      await recordAudit(tx, { actor: actorOf(user), action: "dossier.imported", subjectType: "dossier", subjectId: entry.id, after: { product: entry.product.name, state: "draft", marks: entry.marks.length, papers: entry.papers.length } });
    }
    return ok({ kind: checked.kind, problems: [], changes: checked.changes, unchanged: checked.unchanged });
  });
}

function applyResultFile(read: Extract<ReadExchange, { kind: "results" }>, user: Acting, at: Date): Promise<Result<ExchangeCheck, ExchangeCheck>> {
  return transact<ExchangeCheck, ExchangeCheck>(async (tx) => {
    const ids = read.entries.flatMap(({ dossier }) => dossier ?? []);
    await tx.$queryRaw`SELECT id FROM dossier WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
    const checked = await checkResults(tx, read.entries, read.placeOf, at);
    if (checked.problems.length > 0) return err(checked);
    const refused = await applyResults(tx, checked, read.placeOf, user, at);
    if (refused) return err({ ...checked, problems: [refused] });
    return ok({ kind: checked.kind, problems: [], changes: checked.changes, unchanged: checked.unchanged });
  });
}

async function addDossiers(tx: Db, todo: readonly NewDossier[], at: Date): Promise<void> {
  await tx.dossier.createMany({
    data: todo.map(({ entry, producerId, productId, certificateId }) => ({
      id: entry.id, kind: entry.kind, producerId, productId, certificateId, productName: entry.product.name, setNo: entry.product.set,
      communeCode: entry.product.commune, sheetId: entry.sheet, story: entry.story, createdAt: at, updatedAt: at,
    })),
  });
  await tx.dossierSelfMark.createMany({ data: todo.flatMap(({ entry }) => entry.marks.map((mark) => ({ dossierId: entry.id, sheetId: entry.sheet, ...mark }))) });
  await tx.dossierEvidence.createMany({
    data: todo.flatMap(({ entry, files }) => entry.papers.map(({ id, criterion, kind, title, link }) => {
      const file = files.get(id);
      return {
        id, dossierId: entry.id, sheetId: entry.sheet, code: criterion, kind, title, addedAt: at,
        ...(file ? { storageName: file.storageName, mediaType: file.mediaType, bytes: file.bytes.byteLength } : { link }),
      };
    })),
  });
}

function checkRead(tx: Db, read: ReadExchange, at: Date): Promise<ExchangeCheck> {
  return read.kind === "dossiers" ? checkDossiers(tx, read.entries, read.placeOf) : checkResults(tx, read.entries, read.placeOf, at);
}

function unreadable(problems: ExchangeProblem[]): ExchangeCheck {
  return { kind: null, problems, changes: [], unchanged: 0 };
}

function nameOf(id: string): string {
  return `exchange-${id}.bin`;
}
