import { formatNumber } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import type { CardData } from "~/ui/commerce/card-data";
import { ProductGrid } from "~/ui/commerce/product-grid";
import { Icon } from "~/ui/kit/icon";
import { monthName } from "./month-names";
import { useHomeT } from "./use-home-t";

/**
 * The head of the home page: what is harvested this month, goods first. The hills stand beside it where there is
 * room, and never push the goods off the first screen.
 */
export function HomeSeason({ month, months, cards }: { month: number; months: number[]; cards: CardData[] }) {
  const t = useHomeT();
  const shared = useT();
  const to = useLocalePath();
  const now = months[month - 1] ?? 0;
  return (
    <section className="page pt-5 md:pt-8" aria-labelledby="mua-nay">
      <div className="season">
        <div className="season-intro">
          <h1 id="mua-nay">{t("home.h1", { month: monthName(month, t.locale) })}</h1>
          <p className="mt-1.5 text-soft md:mt-3">{now > 0 ? t("home.lead", { count: formatNumber(now, t.locale) }) : t("home.leadNone")}</p>
          <SeasonCalendar month={month} months={months} />
          <a className="season-more" href={to("/san-pham")}>
            {t("home.allProducts")}
            <Icon name="arrow-right" />
          </a>
        </div>
        <picture className="season-scene">
          <source type="image/avif" srcSet="/scenes/hero.avif" />
          <img src="/scenes/hero.webp" width={1200} height={900} alt="" decoding="async" />
        </picture>
        <div className="season-goods">
          <h2 className="sr-only">{shared("nav.products")}</h2>
          <ProductGrid cards={cards} eager={4} />
        </div>
      </div>
    </section>
  );
}

/** Twelve bars: how much is in season in each month, this one marked. A picture of the year, read out as a list. */
function SeasonCalendar({ month, months }: { month: number; months: number[] }) {
  const t = useHomeT();
  const most = Math.max(1, ...months);
  return (
    <figure className="mt-3 md:mt-5">
      <figcaption className="sr-only">{t("home.calendar")}</figcaption>
      <svg className="year" viewBox="0 0 240 42" role="img" aria-label={months.map((count, index) => t("home.monthCount", { month: monthName(index + 1, t.locale), count })).join("; ")}>
        {months.map((count, index) => {
          const height = Math.max(2, Math.round((count / most) * 25));
          return (
            <g key={index} className={index + 1 === month ? "now" : undefined}>
              <rect x={index * 20 + 2} y={26 - height} width="16" height={height} rx="2" />
              <text x={index * 20 + 10} y="39" textAnchor="middle">{index + 1}</text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
