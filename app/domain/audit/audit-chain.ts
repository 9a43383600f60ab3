/** What an examination of the trail can find wrong. `seq` is the number of the row, as the page of the trail shows it. */
export type AuditFinding =
  /** The row no longer says what was sealed under its number (or the one before it was sealed anew). */
  | { kind: "changed"; seq: number; entryId: string }
  /** The seal is there, its row is gone. */
  | { kind: "removed"; seq: number; entryId: string }
  /** These numbers are gone together with their rows. */
  | { kind: "gap"; seq: number; until: number }
  /** A row that was never sealed: it did not come in through the front door. */
  | { kind: "slipped_in"; entryId: string }
  /** The chain had this head at that moment, as kept outside the database; today it ends earlier or reads otherwise. */
  | { kind: "cut"; seq: number; keptAt: string }
  | { kind: "rewritten"; seq: number; keptAt: string };

/** The end of the chain at a moment, as kept outside the database. `hash` is hex. */
export type AuditHead = { at: string; seq: number; hash: string };

export type AuditReport = { entries: number; head: AuditHead; findings: AuditFinding[] };

/** The kept heads from the file's lines, oldest first. Lines that are no heads are left out. */
export function parseHeads(text: string): AuditHead[] {
  return text.split("\n").flatMap((line) => {
    const head = headOf(line);
    return head ? [head] : [];
  });
}

/** The lines of the file with `head` in them: one a day is kept, the day's last. `day` tells the day of a moment. */
export function withHead(heads: readonly AuditHead[], head: AuditHead, day: (at: string) => string): string {
  const earlier = heads.filter(({ at }) => day(at) !== day(head.at));
  return [...earlier, head].map((kept) => `${JSON.stringify(kept)}\n`).join("");
}

function headOf(line: string): AuditHead | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("at" in value && "seq" in value && "hash" in value)) return null;
    const { at, seq, hash } = value;
    return typeof at === "string" && typeof seq === "number" && typeof hash === "string" ? { at, seq, hash } : null;
  } catch {
    return null;
  }
}
