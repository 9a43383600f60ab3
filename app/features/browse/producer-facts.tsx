import { formatDate, formatNumber } from "~/platform/i18n/format";
import { useT } from "~/platform/i18n/react";
import { Facts } from "~/ui/kit/facts";
import { Section } from "~/ui/kit/section";
import type { loadProducer } from "./producer.server";
import { useBrowseT } from "./use-browse-t";

type Producer = NonNullable<Awaited<ReturnType<typeof loadProducer>>>["producer"];

/** Registered name, growing areas and certificates: for those who want to know with whom they deal. */
export function ProducerFacts({ producer }: { producer: Producer }) {
  const shared = useT();
  const t = useBrowseT();
  return (
    <div className="mt-12 grid gap-10 md:mt-16 lg:grid-cols-2 lg:gap-12">
      <Section title={t("producer.registration")}>
        <Facts
          rows={[
            { term: t("producer.legal"), value: producer.legalName },
            producer.taxCode && { term: shared("producer.tax"), value: <span className="code">{producer.taxCode}</span> },
            producer.representative && { term: t("producer.representative"), value: producer.representative },
            producer.contact.phone && { term: shared("producer.contact"), value: [producer.contact.phone, producer.contact.email].filter(Boolean).join(", ") },
            { term: shared("producer.address"), value: [producer.addressLine, producer.commune, "Lạng Sơn"].filter(Boolean).join(", ") },
          ]}
        />
      </Section>
      <div className="grid content-start gap-10">
        {producer.growingAreas.length > 0 ? (
          <Section title={t("producer.areas")}>
            <Facts
              rows={producer.growingAreas.map((area) => ({
                term: <span className="code">{area.code}</span>,
                value: t("producer.areaText", { crop: area.crop, area: formatNumber(area.areaHa, t.locale), commune: area.commune }),
              }))}
            />
          </Section>
        ) : null}
        {producer.quality.length > 0 ? (
          <Section title={t("producer.quality")}>
            <Facts
              rows={producer.quality.map((one) => ({
                term: shared(`certification.${one.scheme as "vietgap"}`),
                value: `${one.scope}. ${one.body}, ${one.number}, ${shared("product.qualityUntil", { date: formatDate(one.expiresOn, t.locale) })}`,
              }))}
            />
          </Section>
        ) : null}
      </div>
    </div>
  );
}
