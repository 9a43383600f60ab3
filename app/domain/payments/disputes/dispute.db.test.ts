/** The table of states and the function that keeps them say the same, and it does not matter in which order the gateway speaks. */
import { expect, test } from "vitest";
import { openOrderWorld } from "../../../../tests/factories/order-world";
import { newId } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { bearerByRule, disputeReason, NEXT_DISPUTE_STATES, type DisputeState } from "./dispute";
import { hearDispute } from "./hear-dispute.server";

openOrderWorld();
const STATUSES = ["warning_needs_response", "warning_under_review", "warning_closed", "needs_response", "under_review", "prevented", "won", "lost"] as const;

async function hear(disputeId: string, status: string): Promise<DisputeState> {
  const said = await hearDispute({ disputeId, status, paymentIntentId: null, amount: 1_000n, currency: "vnd", reason: "fraudulent", dueBy: null, openedAt: new Date(0) }, new Date());
  return said.replace("dispute_", "") as DisputeState;
}

test("every step is one of the table, and both orders end alike", { timeout: 60_000 }, async () => {
  for (const one of STATUSES) {
    for (const other of STATUSES) {
      const [a, b] = [newId(), newId()];
      const before = await hear(a, one);
      const after = await hear(a, other);
      if (before !== after) expect({ before, after, allowed: NEXT_DISPUTE_STATES[before].includes(after) }).toEqual({ before, after, allowed: true });
      await hear(b, other);
      // A bank decides once: won and lost are never both said.
      if (!(["won", "lost"] as string[]).includes(one) || !(["won", "lost"] as string[]).includes(other)) expect(await hear(b, one)).toBe(after);
    }
  }
  expect(await hearDispute({ disputeId: "dp_usd", status: "lost", paymentIntentId: null, amount: 1n, currency: "usd", reason: "x", dueBy: null, openedAt: new Date(0) }, new Date())).toBe("wrong_currency");
  const [{ off }] = await db().$queryRaw<[{ off: bigint }]>`
    SELECT count(*) AS off FROM card_dispute AS d WHERE (SELECT coalesce(sum(e.amount_vnd), 0) FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'card_dispute' AND x.source_id = d.id::text)
      <> CASE WHEN d.state IN ('open', 'lost') THEN d.amount_vnd ELSE 0 END`;
  expect(off).toBe(0n);
});

test("the rule says who bears it, unknown reasons and other days too", () => {
  expect(bearerByRule("product_not_received", "2026-11-28" as LocalDate)).toBe("producer");
  expect(bearerByRule(disputeReason("something new"), "2026-11-28" as LocalDate)).toBe("shop");
  expect(bearerByRule("product_not_received", "2025-01-01" as LocalDate)).toBe("shop");
});
