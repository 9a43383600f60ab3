import { withOrigin } from "~/domain/audit/with-origin.server";
import { newCode, newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";

/** `already` names the run of that day. */
export type PrepareRefusal = { kind: "already"; runId: string } | { kind: "nothing" };
type Answer = { kind: "prepared" | "already"; runId: string } | { kind: "nothing" };

/**
 * Prepares what every producer is due at `at`, as one run a local day (function prepare_payouts): each entry of an account is in
 * one payout at most, whoever prepares at once. `actor` is null when the clock does it.
 */
export async function preparePayouts(at: Date, actor: string | null): Promise<Result<{ runId: string }, PrepareRefusal>> {
  const producers = await db().$queryRaw<{ producerId: string }[]>`SELECT producer_id AS "producerId" FROM current_payout_account`;
  const payouts = producers.map(({ producerId }) => ({ id: newId(), code: `CT${newCode(8)}`, producerId }));
  const request = { runId: newId(), day: localDateAt(at), at: at.toISOString(), actor, requestId: currentRequestId(), payouts };
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT prepare_payouts(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  switch (answer.kind) {
    case "prepared":
      return ok({ runId: answer.runId });
    case "already":
      return err({ kind: "already", runId: answer.runId });
    case "nothing":
      return err({ kind: "nothing" });
  }
}
