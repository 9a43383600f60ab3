import type { ReactNode } from "react";
import { formatNumber } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { billions, percentText, rowsHref } from "./report-links";
import type { ShownReport } from "./report-view";

/** The figures that the province is asked for, each leading to its rows. */
export function KeyFigures({ report }: { report: ShownReport }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  const { period, recognised, targets } = report;
  const number = (value: number) => formatNumber(value, locale);
  const products = rowsHref(locale, "products", period);
  const parts = [t("recognisedParts", { four: number(recognised.stars[4]), three: number(recognised.stars[3]) }), recognised.stars[5] > 0 && t("five", { five: number(recognised.stars[5]) })].filter(Boolean).join(", ");
  return (
    <section aria-label={t("keyFigures")} className="grid gap-3 md:gap-4">
      <div className="grid gap-3 md:gap-4 lg:grid-cols-[1.25fr_1fr_1fr]">
        <Figure href={products} value={number(recognised.total)} text={t("recognised")} note={parts} lead />
        {targets.period ? (
          <Figure href={products} value={percentText(targets.period.percent, locale)} text={t("ofPeriod", { from: targets.period.from, to: targets.period.to })} note={t("ofTarget", { reached: number(targets.period.reached), products: number(targets.period.products) })} />
        ) : null}
        {targets.horizon ? (
          <Figure href={products} value={percentText(targets.horizon.percent, locale)} text={t("ofHorizon", { to: targets.horizon.to })} note={t("ofTarget", { reached: number(targets.horizon.reached), products: number(targets.horizon.products) })} />
        ) : null}
      </div>
      <div className="grid grid-cols-2 gap-3 md:gap-4 lg:grid-cols-5">
        <Figure href={rowsHref(locale, "marks", { to: period.to })} value={number(report.protectedProducts)} text={t("protected")} />
        <Figure href={rowsHref(locale, "awards", { ...period, kind: "rural_industrial" })} value={number(report.ruralIndustrial)} text={t("rural")} />
        <Figure href={rowsHref(locale, "awards", { ...period, kind: "gold_brand" })} value={number(report.goldBrand)} text={t("gold")} />
        <Figure href={rowsHref(locale, "support", period)} value={t("billion", { n: billions(report.support.vnd, locale) })} text={t("support")} />
        <Figure href={rowsHref(locale, "promotions", period)} value={number(report.promotions.held)} text={t("promotions")} className="col-span-2 lg:col-span-1" />
      </div>
    </section>
  );
}

function Figure({ href, value, text, note, lead = false, className = "" }: { href: string; value: string; text: ReactNode; note?: ReactNode; lead?: boolean; className?: string }) {
  return (
    <a href={href} className={`panel flex flex-col gap-1 p-4 no-underline hover:border-edge md:p-5 ${lead ? "border-l-4 border-l-leaf" : ""} ${className}`}>
      <span className={`display num ${lead ? "text-5xl md:text-6xl" : note ? "text-4xl md:text-5xl" : "text-3xl"}`}>{value}</span>
      <span className={note ? "font-semibold" : "text-[0.9375rem] leading-snug text-soft"}>{text}</span>
      {note ? <span className="text-soft">{note}</span> : null}
    </a>
  );
}
