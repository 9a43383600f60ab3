import type { LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { db } from "~/platform/db/client.server";
import { returnUntil, type ReturnReason, type ReturnState } from "./goods-return";
import type { ProblemKind, ProblemParty, ProblemState } from "./problem";
import { returnableLines, termOn, type ReturnableLine } from "./returnable.server";
import type { Side } from "./talk";

export type Message = { id: string; side: Side; text: string; at: Date };
export type Photo = { id: string; width: number; height: number };
export type Problem = {
  id: string; kind: ProblemKind; side: Side; text: string; state: ProblemState; at: Date; answer: string | null; answeredAt: Date | null; resolution: string | null; resolvedAt: Date | null; resolvedBy: ProblemParty | null; photos: Photo[];
};
export type ReturnLine = { id: string; name: LocalizedText; variantName: LocalizedText; quantity: number; restocked: number | null; writtenOff: number | null; /** Its share of what was charged. */ value: Vnd };
export type GoodsReturn = {
  id: string; state: ReturnState; reason: ReturnReason; text: string; askedAt: Date; answer: string | null; goodsBack: boolean; closedAt: Date | null; refund: Vnd | null; lines: ReturnLine[]; photos: Photo[];
};

/** All that is said and asked about one parcel. */
export type Aftersales = {
  shipmentId: string;
  messages: Message[];
  problems: Problem[];
  returns: GoodsReturn[];
  /** Until when the buyer may ask to return something, what of, and how many pieces; null before delivery. */
  returnUntil: LocalDate | null;
  returnable: ReturnableLine[];
};

type PhotoRow = Photo & { problemId: string | null; returnId: string | null };
type LineRow = ReturnLine & { returnId: string };

/** Everything about one parcel, in a constant number of queries. Who may see it is for the caller to decide. */
export async function aftersalesOf(shipmentId: string): Promise<Aftersales> {
  const [messages, problems, returns, lines, photos, parcel, returnable] = await Promise.all([
    db().shipmentMessage.findMany({ where: { shipmentId }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
    db().shipmentProblem.findMany({ where: { shipmentId }, orderBy: { at: "desc" } }),
    db().goodsReturn.findMany({ where: { shipmentId }, orderBy: { askedAt: "desc" } }),
    db().$queryRaw<LineRow[]>`
      SELECT r.return_id AS "returnId", l.id, l.name, l.variant_name AS "variantName", r.quantity, r.restocked, r.written_off AS "writtenOff", (line_total(l) * r.quantity / l.quantity)::bigint AS value
      FROM goods_return_line AS r JOIN order_line AS l ON l.id = r.order_line_id WHERE l.shipment_id = ${shipmentId}::uuid ORDER BY l.sku`,
    db().shipmentPhoto.findMany({ where: { shipmentId }, orderBy: { id: "asc" }, select: { id: true, width: true, height: true, problemId: true, returnId: true } }),
    db().shipment.findUniqueOrThrow({ where: { id: shipmentId }, select: { deliveredAt: true } }),
    returnableLines(db(), shipmentId),
  ]);
  const shown = (wanted: (photo: PhotoRow) => boolean): Photo[] => photos.filter(wanted).map(({ id, width, height }) => ({ id, width, height }));
  return {
    shipmentId,
    messages: messages.map(({ id, fromSeller, text, at }) => ({ id, side: fromSeller ? "seller" : "buyer", text, at })),
    problems: problems.map(({ bySeller, kind, state, resolvedBy, shipmentId: _parcel, ...problem }) => ({
      ...problem, kind: kind as ProblemKind, state: state as ProblemState, resolvedBy: resolvedBy as ProblemParty | null, side: bySeller ? "seller" : "buyer", photos: shown(({ problemId }) => problemId === problem.id),
    })),
    returns: returns.map(({ id, state, reason, text, askedAt, answer, goodsBack, closedAt, refundVnd }) => ({
      id, state: state as ReturnState, reason: reason as ReturnReason, text, askedAt, answer, goodsBack, closedAt, refund: refundVnd,
      lines: lines.filter(({ returnId }) => returnId === id).map(({ returnId: _return, ...line }) => line),
      photos: shown(({ returnId }) => returnId === id),
    })),
    returnUntil: returnUntil(parcel.deliveredAt, parcel.deliveredAt && (await termOn(db(), parcel.deliveredAt))),
    returnable,
  };
}
