import { findParcel } from "~/domain/orders/parcel-queries.server";
import { weighParcel } from "~/domain/orders/weigh-parcel.server";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { readDecimal } from "~/lib/vietnamese-number";
import { notFound } from "~/platform/http/authorise.server";
import type { ParcelRefusal } from "./change-parcels.server";

/** Notes what was packed of a parcel's goods sold by weight, as its form says it in kilograms. Throws 404 for another producer's. */
export async function weigh({ producerId, userId }: { producerId: string; userId: string }, id: string, form: Map<string, string>): Promise<Result<"weighed", ParcelRefusal>> {
  const parcel = isId(id) ? await findParcel(producerId, id) : null;
  if (!parcel) throw notFound();
  const values = Object.fromEntries([...form].filter(([name]) => name.startsWith("packed.")).map(([name, value]) => [name, value.slice(0, 20)]));
  const read = parcel.lines.filter(({ sale }) => sale.weight !== null).map((line) => ({ id: line.id, kilograms: readDecimal((values[`packed.${line.id}`] ?? "").trim()) }));
  const unread = read.filter(({ kilograms }) => kilograms === null || kilograms <= 0 || kilograms > 10_000);
  if (unread.length > 0 || read.length === 0) return err({ kind: "weight", values, fields: unread.map((line) => `packed.${line.id}`) });
  const weighings = Number(form.get("weighings") ?? "");
  const lines = read.map((line) => ({ id: line.id, packedG: Math.max(1, Math.round((line.kilograms ?? 0) * 1_000)) }));
  const weighed = await weighParcel(producerId, { shipmentId: parcel.id, weighings: Number.isInteger(weighings) ? weighings : -1, lines, actor: userId });
  if (weighed.ok) return ok("weighed");
  const fields = weighed.error.kind === "unlikely" ? weighed.error.lines.map((line) => `packed.${line}`) : [];
  return err({ kind: weighed.error.kind, values, fields });
}
