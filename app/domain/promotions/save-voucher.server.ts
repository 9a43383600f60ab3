import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { VoucherTerms } from "./voucher";

type Maker = { producerId: string; userId: string; at: Date };

/** Makes a voucher; its terms never change, so that who was told of it can rely on them. */
export async function makeVoucher({ producerId, userId, at }: Maker, terms: VoucherTerms): Promise<Result<null, { kind: "taken" }>> {
  return transact<null, { kind: "taken" }>(async (tx) => {
    const id = newId();
    const { count } = await tx.voucher.createMany({
      data: [{
        id, producerId, code: terms.code, percentBp: terms.percentBp, amountVnd: terms.amount, mostVnd: terms.most, minimumVnd: terms.minimum, validFrom: toDateColumn(terms.from), validTo: toDateColumn(terms.to),
        totalLimit: terms.totalLimit, perBuyerLimit: terms.perBuyer, createdAt: at, createdBy: userId,
      }],
      skipDuplicates: true,
    });
    if (count === 0) return err({ kind: "taken" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "voucher.made", subjectType: "producer", subjectId: producerId, after: { code: terms.code, from: terms.from, to: terms.to, limit: terms.totalLimit } });
    return ok(null);
  });
}

/** Ends a voucher at once; orders that used it keep what they got. False when there is none of this producer that still runs. */
export async function endVoucher({ producerId, userId, at }: Maker, id: string): Promise<boolean> {
  const ended = await transact<null, null>(async (tx) => {
    const { count } = await tx.voucher.updateMany({ where: { id, producerId, endedAt: null }, data: { endedAt: at } });
    if (count === 0) return err(null);
    const { code } = await tx.voucher.findUniqueOrThrow({ where: { id }, select: { code: true } });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "voucher.ended", subjectType: "producer", subjectId: producerId, after: { code } });
    return ok(null);
  });
  return ended.ok;
}
