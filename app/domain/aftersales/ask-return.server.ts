import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { RETURN_REASONS, returnUntil } from "./goods-return";
import { actorOf } from "./party.server";
import { keepPhotos, storePhotos, type PhotoRefusal } from "./photos.server";
import { returnableLines, termOn } from "./returnable.server";
import { MESSAGE_LENGTH, plainText } from "./talk";

/** So often a return may be asked for of one parcel. */
const MOST_RETURNS = 5;

export type ReturnRefusal = { kind: "empty" | "too_long" | "unknown_reason" | "nothing" | "too_much" | "not_delivered" | "too_late" | "too_many" } | PhotoRefusal;
type Wish = { shipmentId: string; userId: string | null; reason: string; text: string; /** Quantities by order line. */ lines: ReadonlyMap<string, number>; files: readonly Uint8Array[]; at: Date };

/** Asks to give back goods of a delivered parcel, within the term that held on the day of delivery and no more than is left. */
export async function askReturn({ shipmentId, userId, reason, text, lines, files, at }: Wish): Promise<Result<null, ReturnRefusal>> {
  const known = RETURN_REASONS.find((one) => one === reason);
  const clean = plainText(text);
  const wanted = [...lines].filter(([, quantity]) => quantity !== 0);
  if (!known) return err({ kind: "unknown_reason" });
  if (wanted.length === 0) return err({ kind: "nothing" });
  if (clean === "") return err({ kind: "empty" });
  if (clean.length > MESSAGE_LENGTH) return err({ kind: "too_long" });
  const pictures = await storePhotos(files);
  if (!pictures.ok) return pictures;
  return transact<null, ReturnRefusal>(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM shipment WHERE id = ${shipmentId}::uuid FOR NO KEY UPDATE`;
    const parcel = await tx.shipment.findUniqueOrThrow({ where: { id: shipmentId }, select: { orderId: true, state: true, deliveredAt: true } });
    if (parcel.state !== "delivered" || parcel.deliveredAt === null) return err({ kind: "not_delivered" });
    const until = returnUntil(parcel.deliveredAt, await termOn(tx, parcel.deliveredAt));
    if (until === null || localDateAt(at) > until) return err({ kind: "too_late" });
    if ((await tx.goodsReturn.count({ where: { shipmentId } })) >= MOST_RETURNS) return err({ kind: "too_many" });
    const left = new Map((await returnableLines(tx, shipmentId)).map(({ id, left: pieces }) => [id, pieces]));
    if (wanted.some(([line, quantity]) => !Number.isInteger(quantity) || quantity < 1 || quantity > (left.get(line) ?? 0))) return err({ kind: "too_much" });
    const id = newId();
    await tx.goodsReturn.create({ data: { id, shipmentId, reason: known, text: clean, askedAt: at } });
    await tx.goodsReturnLine.createMany({ data: wanted.map(([orderLineId, quantity]) => ({ returnId: id, orderLineId, quantity })) });
    await keepPhotos(tx, { shipmentId, returnId: id, at }, pictures.value);
    await recordAudit(tx, {
      actor: actorOf(userId), action: "return.asked", subjectType: "order", subjectId: parcel.orderId, after: { shipment: shipmentId, reason: known, pieces: wanted.reduce((sum, [, quantity]) => sum + quantity, 0) },
    });
    await leaveMessage(tx, "mail.aftersales", { about: "return", id, occasion: "asked", key: newId() });
    return ok(null);
  });
}
