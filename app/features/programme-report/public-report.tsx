import type { LocalDate } from "~/lib/local-date";
import { formatNumber } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import { KeyFigures } from "./key-figures";
import { PeriodForm } from "./period-form";
import { billions, rowsHref } from "./report-links";
import type { ReportPlots } from "./report-plots.server";
import { ReportPlotGrid, type ShownReport } from "./report-view";

/** The report as anyone may read it. */
export function PublicReport({ report, plots, day }: { report: ShownReport; plots: ReportPlots; day: LocalDate }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const { period, promotions } = report;
  return (
    <div className="page grid grid-cols-1 gap-8 pt-6 md:gap-10 md:pt-10">
      <div className="grid items-end gap-5 lg:grid-cols-[1fr_auto]">
        <div>
          <h1>{t("title")}</h1>
          <p className="mt-2 max-w-prose text-lg text-soft">{t("lead", period)}</p>
        </div>
        <PeriodForm path={to("/chuong-trinh")} period={period} lastYear={Number(day.slice(0, 4))} />
      </div>
      <KeyFigures report={report} />
      <ReportPlotGrid report={report} plots={plots} day={day} />
      <div className="grid gap-5 md:grid-cols-2">
        <a href={rowsHref(locale, "promotions", period)} className="panel block p-4 no-underline hover:border-edge md:p-6">
          <h2 className="text-lg">{t("promotionsTitle")}</h2>
          <p className="mt-1 text-soft">{t("promotionsText", { held: formatNumber(promotions.held, locale), participants: formatNumber(promotions.participants, locale), vnd: t("billion", { n: billions(promotions.salesVnd, locale) }) })}</p>
        </a>
        <a href={to("/chuong-trinh/chinh-sach")} className="panel block p-4 no-underline hover:border-edge md:p-6">
          <h2 className="text-lg">{t("policies")}</h2>
          <p className="mt-1 text-soft">{t("policiesLead")}</p>
        </a>
      </div>
      <p className="max-w-prose text-soft">
        {t("source.note")}{" "}
        <a className="link" href={`/api/v1/programme/summary?from=${period.from}&to=${period.to}`}>
          <Icon name="link" className="inline size-4" /> {t("api")}
        </a>
      </p>
    </div>
  );
}
