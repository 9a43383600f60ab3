import { formatNumber, formatWeight } from "~/platform/i18n/format";
import { useT } from "~/platform/i18n/react";
import { Facts } from "~/ui/kit/facts";
import { Section } from "~/ui/kit/section";
import type { LabelFacts } from "./product-view";

const ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What stands on the label, and what the law wants to be known before ordering. */
export function LabelPanel({ facts, commune }: { facts: LabelFacts; commune: string }) {
  const t = useT();
  const [onlyWeight] = facts.netWeights;
  const months = facts.seasonMonths.map((month) => (t.locale === "en" ? ENGLISH_MONTHS[month - 1] : t.locale === "zh" ? `${month}月` : month)).join(", ");
  return (
    <Section title={t("product.facts")}>
      <Facts
        rows={[
          onlyWeight && {
            term: t("product.netWeight"),
            value: facts.netWeights.length === 1 ? formatWeight(onlyWeight.grams, t.locale) : facts.netWeights.map((one) => `${one.name}: ${formatWeight(one.grams, t.locale)}`).join("; "),
          },
          facts.abvPercent !== null && { term: t("product.abv"), value: `${formatNumber(facts.abvPercent, t.locale)}% vol` },
          facts.ingredients && { term: t("product.ingredients"), value: facts.ingredients },
          facts.storage && { term: t("product.storage"), value: facts.storage },
          facts.shelfLifeDays !== null && { term: t("product.shelfLife"), value: t("product.shelfLifeDays", { days: facts.shelfLifeDays }) },
          { term: t("product.season"), value: facts.seasonMonths.length === 0 ? t("product.seasonAll") : t("product.months", { months }) },
          { term: t("product.origin"), value: t("product.originValue", { commune }) },
          { term: t("product.responsible"), value: facts.responsible },
          { term: t("producer.address"), value: facts.seller.address },
          facts.seller.taxCode && { term: t("producer.tax"), value: <span className="code">{facts.seller.taxCode}</span> },
          facts.seller.phone && { term: t("producer.contact"), value: [facts.seller.phone, facts.seller.email].filter(Boolean).join(", ") },
          { term: t("product.set"), value: facts.setName },
          facts.gtins.length > 0 && { term: t("product.gtin"), value: <span className="code">{facts.gtins.join(", ")}</span> },
          { term: t("product.sku"), value: <span className="code">{facts.skus.join(", ")}</span> },
        ]}
      />
    </Section>
  );
}
