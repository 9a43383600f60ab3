import { withOrigin } from "~/domain/audit/with-origin.server";
import { findTransferReferences } from "~/domain/payments/transfer-reference";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import { payoutCodeIn } from "./foresee";

/**
 * Records every row of a statement that is not recorded yet, each in a transaction of its own and once (function record_statement_row):
 * when two press at once, or the bank's feed comes in between, or it breaks off half way, the next one goes on where it stands.
 */
export async function recordStatement(statementId: string, { userId, at }: { userId: string; at: Date }): Promise<{ recorded: number }> {
  const rows = await db().bankStatementRow.findMany({ where: { statementId, outcome: null }, orderBy: [{ day: "asc" }, { line: "asc" }], select: { id: true, content: true } });
  for (const { id, content } of rows) {
    const request = { rowId: id, references: findTransferReferences(content), payoutCode: payoutCodeIn(content), actor: userId, at: at.toISOString(), requestId: currentRequestId() };
    await db().$queryRaw`SELECT record_statement_row(${JSON.stringify(request)}::jsonb) FROM ${withOrigin()}`;
  }
  return { recorded: rows.length };
}
