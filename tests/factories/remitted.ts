/** Carriers hand over what they collected, for tests of what comes after that. */
import { recordRemittance } from "~/domain/remittances/record-remittance.server";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";

/** Records everything that lies with carriers as handed over, without a fee. */
export async function remitAll(officer: string): Promise<void> {
  const parcels = await db().$queryRaw<{ shipmentId: string; amount: bigint }[]>`SELECT shipment_id AS "shipmentId", collected_vnd AS amount FROM cod_parcel WHERE NOT remitted`;
  if (parcels.length === 0) return;
  const at = new Date();
  const done = await recordRemittance(
    { carrier: "courier", bankReference: `FT${newId()}`, total: parcels.reduce((sum, { amount }) => sum + amount, 0n), receivedOn: localDateAt(at), fileName: "doi-soat.csv" },
    parcels.map(({ shipmentId, amount }, index) => ({ line: index + 1, shipmentId, stated: amount, fee: 0n, remitted: amount })),
    { userId: officer, at },
  );
  if (!done.ok || [...done.value.outcomes.values()].some((outcome) => outcome !== "recorded")) throw new Error("not everything was handed over");
}
