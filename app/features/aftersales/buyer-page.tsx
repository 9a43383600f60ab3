import type { Aftersales } from "~/domain/aftersales/aftersales-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useTexts } from "~/platform/i18n/react";
import type { AftersalesDone, AftersalesRefusal } from "./answers";
import { ParcelPanels } from "./parcel-panels";

type Props = { code: string; producer: string; back: string; /** Alcohol is in it and on its way. */ ageCheck: boolean; aftersales: Aftersales; open: boolean; access: string; today: LocalDate; done: AftersalesDone | null; refusal: AftersalesRefusal | undefined };

/** A buyer's page about one parcel of an order: messages, problems, returns. */
export function BuyerParcelPage({ code, producer, back, ageCheck, ...panels }: Props) {
  const t = useTexts(AFTERSALES_TEXTS);
  return (
    <div className="page grid max-w-3xl grid-cols-1 gap-5 py-6 md:py-10">
      <div>
        <a className="link inline-flex min-h-11 items-center" href={back}>{t("back")}</a>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="mt-1 text-soft">{t("of", { code, producer })}</p>
        {ageCheck ? <p className="mt-1 font-semibold">{t("ageCheck")}</p> : null}
      </div>
      <ParcelPanels {...panels} mine="buyer" lead={t("talk.lead.buyer", { producer })} />
    </div>
  );
}
