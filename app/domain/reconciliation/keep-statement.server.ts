import { createHash } from "node:crypto";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { toDateColumn } from "~/lib/local-date";
import { ok } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { Statement } from "./read-statement";

/** Keeps a statement as it was read, to be looked at before anything of it is recorded. The same file, also handed in twice at once, is one statement. */
export async function keepStatement(file: { name: string; bytes: Uint8Array }, statement: Statement, { userId, at }: { userId: string; at: Date }): Promise<{ id: string; isNew: boolean }> {
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const kept = await transact<{ id: string; isNew: boolean }, never>(async (tx) => {
    const data = {
      id: newId(), sha256, fileName: file.name, firstDay: toDateColumn(statement.firstDay), lastDay: toDateColumn(statement.lastDay),
      openingVnd: statement.opening, closingVnd: statement.closing, uploadedAt: at, uploadedBy: userId,
    };
    const [made] = await tx.bankStatement.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } });
    if (!made) return ok({ id: (await tx.bankStatement.findUniqueOrThrow({ where: { sha256 }, select: { id: true } })).id, isNew: false });
    await tx.bankStatementRow.createMany({
      data: statement.rows.map(({ line, day, reference, amount, content }) => ({ id: newId(), statementId: made.id, line, day: toDateColumn(day), bankReference: reference, amountVnd: amount, content })),
    });
    await recordAudit(tx, {
      actor: { kind: "user", userId }, action: "statement.handed_in", subjectType: "statement", subjectId: made.id,
      after: { from: statement.firstDay, until: statement.lastDay, rows: statement.rows.length },
    });
    return ok({ id: made.id, isNew: true });
  });
  if (!kept.ok) throw new Error("nothing refuses a statement here");
  return kept.value;
}
