import { formatDate, formatMoment, formatNumber } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import { Section } from "~/ui/kit/section";
import { Timeline } from "~/ui/kit/timeline";
import type { Journey } from "./product-view";

/** Where the lot now sold comes from, step by step. */
export function LotJourney({ journey }: { journey: Journey | null }) {
  const t = useT();
  const to = useLocalePath();
  if (!journey) {
    return (
      <Section title={t("product.journey")}>
        <p className="text-soft">{t("product.noLot")}</p>
      </Section>
    );
  }
  const { area } = journey;
  const dates = [
    journey.harvestedOn ? t("product.harvested", { date: formatDate(journey.harvestedOn, t.locale) }) : null,
    t("product.produced", { date: formatDate(journey.producedOn, t.locale) }),
    journey.bestBefore ? t("product.bestBefore", { date: formatDate(journey.bestBefore, t.locale) }) : null,
  ].filter((text) => text !== null);
  return (
    <Section title={t("product.journey")} lead={t("product.journeyLead", { code: journey.code })}>
      <ul className="mb-5 flex flex-wrap gap-x-5 gap-y-1 font-semibold">
        {dates.map((text) => (
          <li key={text} className="num inline-flex items-center gap-2">
            <Icon name="calendar" className="text-leaf" />
            {text}
          </li>
        ))}
      </ul>
      {area ? (
        <p className="mb-5 flex gap-2.5">
          <Icon name="leaf" className="mt-0.5 text-leaf" />
          <span>
            <b>{t("product.area")}</b>
            <br />
            {t("product.areaText", { code: area.code, crop: area.crop, area: formatNumber(area.areaHa, t.locale), commune: area.commune })}
          </span>
        </p>
      ) : null}
      <Timeline
        steps={journey.steps.map((step) => ({
          key: step.id,
          title: t(`step.${step.step}`),
          when: [formatMoment(step.at, t.locale), step.place].filter(Boolean).join(" · "),
          detail: step.detail,
        }))}
      />
      <a className="link mt-4 inline-flex min-h-11 items-center gap-1.5" href={to(journey.path)} data-reload>
        <Icon name="shield" />
        {t("product.traceLink")}
      </a>
      {journey.others.length > 0 ? (
        <p className="text-sm text-soft">
          {t("product.otherLots")}:{" "}
          {journey.others.map((lot, index) => (
            <span key={lot.code}>
              {index === 0 ? "" : ", "}
              <a className="link" href={to(lot.path)} data-reload>{lot.code}</a> ({formatDate(lot.producedOn, t.locale)})
            </span>
          ))}
        </p>
      ) : null}
    </Section>
  );
}
