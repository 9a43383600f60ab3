import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";
import { log } from "~/platform/log/log.server";
import { openStorage, type Storage } from "~/platform/storage/storage.server";
import { parseHeads, withHead, type AuditHead } from "./audit-chain";

/** One line a day in the data folder: a chain by itself would not show that its end was cut off. */
const FILE = "audit-heads.jsonl";

function folder(): Storage {
  return openStorage(`${env().dataDir}/audit`);
}

/** The heads kept outside the database, oldest first. */
export async function readHeads(): Promise<AuditHead[]> {
  return parseHeads((await folder().get(FILE))?.toString("utf8") ?? "");
}

/**
 * Keeps the end of the chain outside the database, as the day's last. Where the chain no longer holds what was kept
 * before, the file stays as it is, as evidence; answers whether the chain still goes on from there.
 */
export async function keepHead(head: AuditHead): Promise<boolean> {
  const heads = await readHeads();
  const last = heads.at(-1);
  if (last && last.seq > 0) {
    const seal = await db().auditSeal.findUnique({ where: { seq: last.seq } });
    if (!seal || Buffer.from(seal.hash).toString("hex") !== last.hash) {
      log.error({ seq: last.seq, keptAt: last.at }, "the audit trail no longer continues from the head kept outside: run npm run audit:verify");
      return false;
    }
    if (last.seq === head.seq) return true;
  }
  if (head.seq > 0) await folder().put(FILE, Buffer.from(withHead(heads, head, (at) => localDateAt(new Date(at)))));
  return true;
}

/**
 * After a backup was put back: heads later than it would rightly say that the trail's end was cut off. They are put aside, as
 * evidence, in a file of their own; the earlier ones stay. @returns that file's name, or null where none was later
 */
export async function restoreHeads(restoredSeq: number, at: Date): Promise<string | null> {
  const heads = await readHeads();
  if (!heads.some(({ seq }) => seq > restoredSeq)) return null;
  const lines = (kept: readonly AuditHead[]): Buffer => Buffer.from(kept.map((head) => `${JSON.stringify(head)}\n`).join(""));
  const aside = `before-restore-${at.toISOString().toLowerCase().replaceAll(/[:.]/g, "-")}-${FILE}`;
  await folder().put(aside, lines(heads));
  await folder().put(FILE, lines(heads.filter(({ seq }) => seq <= restoredSeq)));
  return aside;
}
