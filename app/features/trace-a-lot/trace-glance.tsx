import type { ReactNode } from "react";
import { formatDate, formatNumber, formatWeight } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Icon } from "~/ui/kit/icon";
import { Notice } from "~/ui/kit/notice";
import type { IconName } from "~/ui/kit/sprite";
import type { TraceView } from "./trace-view";
import { TracePins } from "./trace-pins";
import { useTraceT } from "./use-trace-t";

/** What one wants to know of a lot, to be read in ten seconds in the sun: whether it is safe, who, where, when, which standard, what was tested. */
export function TraceGlance({ view }: { view: TraceView }) {
  const t = useTraceT();
  const shop = useT();
  const to = useLocalePath();
  const date = (day: Parameters<typeof formatDate>[0]) => formatDate(day, t.locale);
  const { dates, certificate, tests } = view;
  return (
    <>
      {view.recall ? (
        <div className="mb-4 border-2 border-danger bg-danger-wash p-4 text-danger rounded-card" role="alert">
          <p className="display flex items-center gap-2 text-2xl"><Icon name="warning" />{t("recalled")}</p>
          <p className="mt-1 font-semibold">{t("recalledText", { date: date(view.recall.on), reason: view.recall.reason })}</p>
        </div>
      ) : null}
      {view.expired && dates.bestBefore ? <div className="mb-4"><Notice tone="warn" title={t("expired", { date: date(dates.bestBefore) })} /></div> : null}
      <p className="code font-semibold text-soft">{t("lot", { lot: view.code })}</p>
      <h1 className="text-3xl">{view.product.name}</h1>
      <dl className="mt-4 grid gap-px overflow-hidden rounded-card border border-line bg-line text-lg leading-snug sm:grid-cols-2">
        <Row icon="user" term={t("who")}>
          <a className="link" href={to(`/nha-san-xuat/${view.producer.slug}`)}>{view.producer.name}</a>
        </Row>
        <Row icon="pin" term={t("where")}>
          <span className="flex items-start justify-between gap-3">
            <span>{view.where.text}</span>
            <TracePins map={view.map} label={t("map", { place: view.where.place })} />
          </span>
        </Row>
        <Row icon="calendar" term={t("when")}>
          {dates.harvestedOn ? <span className="num block">{t("harvested", { date: date(dates.harvestedOn) })}</span> : null}
          {dates.harvestedOn === dates.producedOn ? null : <span className="num block">{t("produced", { date: date(dates.producedOn) })}</span>}
          {dates.bestBefore ? <span className="num block">{t("bestBefore", { date: date(dates.bestBefore) })}</span> : null}
        </Row>
        <Row icon="leaf" term={t("standard")}>
          {view.standards.length === 0 ? <span className="text-base text-soft">{t("noStandard")}</span> : null}
          {view.standards.map((one) => (
            <span key={one.number} className="block">{shop(`certification.${one.scheme}`)} <span className="num text-base text-soft">{t("until", { date: date(one.expiresOn) })}</span></span>
          ))}
        </Row>
        <Row icon="check" term={t("tested")}>
          {tests.length === 0 ? <span className="text-base text-soft">{t("notTested")}</span> : null}
          {tests.map((one) => (
            <span key={one.id} className="block">
              {one.passed ? (one.criteria.length === 0 ? t("tests.passed") : t("testedPassed", { count: one.criteria.length })) : <b className="text-danger">{t("testedFailed")}</b>}
              <span className="num block text-base text-soft">{t("testedAt", { laboratory: one.laboratory, date: date(one.testedOn) })}</span>
            </span>
          ))}
        </Row>
        <Row icon="shield" term={t("ocop")}>
          {certificate?.holds ? (
            <a className="link flex flex-wrap items-center gap-2" href={to(`/chung-nhan/${certificate.number}`)}>
              <StarRating stars={certificate.stars} className="text-xl" />
              {t("stars", { stars: certificate.stars })}
            </a>
          ) : (
            <span className="text-base text-soft">{t("noStars")}</span>
          )}
        </Row>
      </dl>
      <Sold view={view} />
      <div className="mt-4">
        {view.record.sound ? (
          <Notice tone="good" title={t("sound", { date: view.record.publishedOn ? date(view.record.publishedOn) : "" })}>
            <p className="text-sm">{t("soundText", { count: view.record.records, head: view.record.head.slice(0, 12) })}</p>
          </Notice>
        ) : (
          <Notice tone="bad" title={t("altered")}>{t("alteredText")}</Notice>
        )}
      </div>
    </>
  );
}

function Row({ icon, term, children }: { icon: IconName; term: string; children: ReactNode }) {
  return (
    <div className="relative bg-surface py-3 pr-4 pl-13">
      <dt className="text-sm text-soft">
        <Icon name={icon} className="absolute top-3.5 left-4 size-6 text-leaf" />
        {term}
      </dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function Sold({ view }: { view: TraceView }) {
  const t = useTraceT();
  const { soldG, ofG, soldUnits, ofUnits, unit } = view.sold;
  // Per kilogram it is weighed; whatever else is sold is counted, and the weight said beside it.
  const weighed = unit === "kg" || unit === "公斤";
  const text = t("sold", {
    sold: weighed ? formatWeight(soldG, t.locale) : formatNumber(soldUnits, t.locale),
    of: weighed ? formatWeight(ofG, t.locale) : `${formatNumber(ofUnits, t.locale)} × ${unit} (${formatWeight(ofG, t.locale)})`,
  });
  return (
    <div className="mt-4 rounded-card border border-line bg-surface px-4 py-3">
      <p className="num text-lg font-semibold">{text}</p>
      <progress className="trace-sold" max={ofG} value={soldG} aria-label={text} />
      <p className="text-sm text-soft">{view.overrideReason === null ? t("soldText") : t("override", { reason: view.overrideReason })}</p>
    </div>
  );
}
