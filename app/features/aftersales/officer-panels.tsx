import type { Aftersales } from "~/domain/aftersales/aftersales-queries.server";
import type { Dispute } from "~/domain/aftersales/waiting.server";
import type { LocalDate } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useLocale, useTexts } from "~/platform/i18n/react";
import type { AftersalesDone, AftersalesRefusal } from "./answers";
import { ParcelPanels } from "./parcel-panels";

type Props = { disputed: { dispute: Dispute; aftersales: Aftersales }[]; today: LocalDate; done: AftersalesDone | null; refusal: AftersalesRefusal | undefined; shipment: string | undefined };

/** The parcels of an order about which an officer is asked; nothing of the others is shown. */
export function OfficerPanels({ disputed, today, done, refusal, shipment }: Props) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  return (
    <>
      {disputed.map(({ dispute, aftersales }) => (
        <section key={dispute.shipmentId} id={`kien-${dispute.shipmentId}`} className="mt-6 max-w-3xl">
          <h2 className="mb-3 text-xl">{t("of", { code: dispute.code, producer: pick(dispute.producer, locale) })}</h2>
          <ParcelPanels
            aftersales={aftersales} mine="officer" open={false} lead={t("officer.lead")} access="" today={today}
            done={done} refusal={shipment === dispute.shipmentId ? refusal : undefined}
          />
        </section>
      ))}
    </>
  );
}
