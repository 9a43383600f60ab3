import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { Forecast } from "./harvest";

/** A new forecast of a producer's own variant that is sold ahead; places of its waiting list are offered or let go in the same transaction. */
export function giveForecast({ producerId, variantId, forecast, userId, at }: { producerId: string; variantId: string; forecast: Forecast; userId: string; at: Date }): Promise<Result<null, { kind: "not_found" }>> {
  return transact<null, { kind: "not_found" }>(async (tx) => {
    const variant = await tx.variant.findFirst({ where: { id: variantId, saleMode: "preorder", product: { producerId } }, select: { productId: true } });
    if (!variant) return err({ kind: "not_found" });
    await tx.$executeRaw`SELECT give_forecast(${JSON.stringify({ variantId, ...forecast, userId, at })}::jsonb)`;
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "harvest.forecast", subjectType: "listing", subjectId: variant.productId, after: { variant: variantId, ...forecast } });
    return ok(null);
  });
}
