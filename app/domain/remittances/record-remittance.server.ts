import { withOrigin } from "~/domain/audit/with-origin.server";
import { newId } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { RemittanceEntry } from "./remittance";

/** One arrival on the shop's bank account, as the carrier's statement and the bank name it. */
export type RemittanceHead = { carrier: string; bankReference: string; total: bigint; receivedOn: LocalDate; fileName: string };
export type RowOutcome = "recorded" | "supplement" | "already" | "not_collected" | "amount" | "over";
/** `rest`: what of the arrival no row explains yet; it lies in suspense. */
export type Recorded = { remittanceId: string | null; outcomes: Map<number, RowOutcome>; rest: bigint };
/** `amount` is what the bank's feed says arrived, when that is another sum. */
export type RemittanceConflict = { kind: "conflict"; amount: bigint | null };

/**
 * Records rows of a carrier's statement, the cash of each parcel once, whoever else is at it (function record_remittance). The rows
 * that cannot be recorded do not hold up the others; when none can, nothing is written and `remittanceId` is null.
 */
export async function recordRemittance(head: RemittanceHead, entries: readonly RemittanceEntry[], { userId, at }: { userId: string; at: Date }): Promise<Result<Recorded, RemittanceConflict>> {
  const rows = entries.map(({ line, shipmentId, stated, fee, remitted }) => ({ line, shipmentId, stated: String(stated), fee: String(fee), remitted: String(remitted) }));
  const request = { ...head, total: String(head.total), remittanceId: newId(), at: at.toISOString(), actor: userId, requestId: currentRequestId(), rows };
  type Answer = { kind: "recorded" | "nothing"; remittanceId?: string; rows: { line: number; outcome: RowOutcome }[]; rest: number } | { kind: "conflict"; amount?: number };
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT record_remittance(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  if (answer.kind === "conflict") return err({ kind: "conflict", amount: answer.amount === undefined ? null : BigInt(answer.amount) });
  return ok({ remittanceId: answer.remittanceId ?? null, outcomes: new Map(answer.rows.map(({ line, outcome }) => [line, outcome])), rest: BigInt(answer.rest) });
}
