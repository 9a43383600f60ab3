import type { OrderView } from "~/domain/orders/order-view";
import { DIRECT_DESK_TEXTS } from "~/platform/i18n/messages/direct-desk";
import { useTexts } from "~/platform/i18n/react";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { TransferDone, TransferFormRefusal } from "./change-transfer.server";
import { TransferForm } from "./transfer-form";

type Props = { order: OrderView; done: TransferDone | null; refusal: TransferFormRefusal | undefined };

/** The transfers of a direct order, each to its producer, where buyer and producer may disagree and an operator decides. */
export function OfficersTransfers({ order, done, refusal }: Props) {
  const t = useTexts(DIRECT_DESK_TEXTS);
  const parcels = order.shipments.flatMap(({ id, producer, transfer }) => (transfer ? [{ id, producer, transfer }] : []));
  if (parcels.length === 0) return null;
  return (
    <AdminPanel title={t("officer.title")}>
      <p className="mb-4 text-soft">{t("officer.lead")}</p>
      <div className="grid gap-6">
        {parcels.map(({ id, producer, transfer }) => (
          <div key={id} className="grid gap-2">
            <h3 className="font-semibold">{producer.name}</h3>
            <TransferForm shipmentId={id} transfer={transfer} by="operator" done={null} refusal={refusal?.shipmentId === id ? refusal : undefined} />
          </div>
        ))}
      </div>
      {done ? <p className="mt-3 font-semibold" role="status">{t(`done.${done}`)}</p> : null}
    </AdminPanel>
  );
}
