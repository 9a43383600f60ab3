import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { FormReader } from "./form-fields";
import { claimPromotion, type DeskFailure } from "./save-promotion.server";

type Change = { id: string; /** The programme as the person saw it. */ seen: string; form: ReadonlyMap<string, string>; actor: Actor; at: Date };

/**
 * Enters what came of a programme that was held for each producer that took part: fields `contracts.<id>` and
 * `salesVnd.<id>` of its participants, empty where nothing is known. All together or not at all; can be corrected.
 */
export function enterParticipantResults({ id, seen, form, actor, at }: Change): Promise<Result<null, DeskFailure>> {
  return transact<null, DeskFailure>(async (tx) => {
    const promotion = await tx.promotion.findUnique({ where: { id }, include: { participants: { where: { state: "accepted" } } } });
    if (!promotion) return err({ kind: "not_found" });
    if (promotion.state !== "held") return err({ kind: "not_now" });
    const read = new FormReader(form);
    const rows = promotion.participants.map((one) => ({
      id: one.id, contracts: read.optionalWhole(`contracts.${one.id}`, 0, 100_000), sales: read.optionalWhole(`salesVnd.${one.id}`, 0, 100_000_000_000_000),
    }));
    if (!read.ok) return err({ kind: "invalid", problems: read.problems });
    if (!(await claimPromotion(tx, id, seen, at))) return err({ kind: "changed" });
    await tx.$executeRaw`
      UPDATE promotion_participant AS p SET contracts = given.contracts, sales_vnd = given.sales
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id uuid, contracts int, sales bigint)
      WHERE p.id = given.id AND p.promotion_id = ${id}::uuid AND p.state = 'accepted'`;
    const before = resultSums(promotion.participants.map(({ contracts, salesVnd }) => ({ contracts, sales: salesVnd === null ? null : Number(salesVnd) })));
    const after = resultSums(rows);
    await recordAudit(tx, { actor, action: "promotion.results", subjectType: "promotion", subjectId: id, before, after });
    return ok(null);
  });
}

type Sums = { told: number; contracts: number; sales: number };

/** Of how many something is known, and what it comes to. */
function resultSums(rows: readonly { contracts: number | null; sales: number | null }[]): Sums {
  return {
    told: rows.filter(({ contracts, sales }) => contracts !== null || sales !== null).length,
    contracts: rows.reduce((sum, { contracts }) => sum + (contracts ?? 0), 0),
    sales: rows.reduce((sum, { sales }) => sum + (sales ?? 0), 0),
  };
}
