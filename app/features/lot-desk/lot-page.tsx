import type { Trace } from "~/domain/traceability/trace-queries.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatNumber } from "~/platform/i18n/format";
import type { LotsDictionary } from "~/platform/i18n/messages/lots";
import { useLocalePath } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import { Timeline } from "~/ui/kit/timeline";
import { EventForm } from "./event-form";
import { LabelForm } from "./label-form";
import { LOT_TONE } from "./lots-page";
import { PhotoPanel } from "./photo-panel";
import { RecallPanel, type RecallView } from "./recall-panel";
import type { LotRefusal } from "./refusal";
import { ReportPanel } from "./report-panel";
import { useLotsT } from "./use-lots-t";
import { WaitingEvents } from "./waiting-events";
import { WithdrawForm } from "./withdraw-form";

export type LotPageProps = {
  trace: Trace;
  publicPath: string;
  now: string;
  next: string;
  recall: RecallView;
  done: Record<string, string> | null;
  refusal: LotRefusal | undefined;
};

/** One lot: where it stands, the next step, and all that was recorded. */
export function LotPage({ trace, publicPath, now, next, recall, done, refusal }: LotPageProps) {
  const t = useLotsT();
  const to = useLocalePath();
  const { lot, balance } = trace;
  const [lastStep] = lot.steps.toReversed();
  return (
    <div className="grid max-w-4xl gap-8">
      <div className="grid gap-2">
        <p className="flex flex-wrap items-center gap-3"><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/lo")}>{t("title")}</a><Badge tone={LOT_TONE[lot.status]}>{t(`status.${lot.status}`)}</Badge></p>
        <h1 className="text-2xl"><span className="code">{lot.code}</span></h1>
        <p>{pick(trace.product.name, t.locale)} · <span className="num text-soft">{t("made", { date: formatDate(lot.producedOn, t.locale) })}</span></p>
        <p className="num font-semibold">{t("left", { left: formatNumber(Math.max(0, balance.remaining), t.locale), of: formatNumber(lot.quantity, t.locale), unit: lot.unit })}</p>
        <p><a className="link inline-flex min-h-11 items-center" href={to(publicPath)}>{t("page.public")}</a></p>
      </div>
      {done ? <Notice tone="good" live>{t(`done.${done["done"]}` as keyof LotsDictionary & string, { code: lot.code, ...done })}</Notice> : null}
      {refusal ? <Notice tone="bad" title={t("refused")} live /> : null}
      <WaitingEvents />
      <Section title={t("step.title")}>
        <EventForm lot={lot} now={now} place={lastStep?.place?.vi ?? ""} next={next} refusal={refusal} />
      </Section>
      <Section title={t("steps")}>
        <Timeline
          steps={lot.steps.map((step) => ({
            key: step.id,
            title: t(`step.${step.bizStep}` as keyof LotsDictionary & string),
            when: [formatMoment(step.at, t.locale), step.place && pick(step.place, t.locale)].filter(Boolean).join(" · "),
            detail: step.detail && pick(step.detail, t.locale),
          }))}
        />
      </Section>
      <Section title={t("label.title")}><LabelForm lotId={lot.id} /></Section>
      <Section title={t("photo.title")} lead={t("photo.lead")}><PhotoPanel photos={lot.photos} refusal={refusal} /></Section>
      <Section title={t("report.title")}><ReportPanel reports={lot.reports} refusal={refusal} /></Section>
      <Section title={t("out.title")}><WithdrawForm refusal={refusal} /></Section>
      <Section title={t("recall.title")}><RecallPanel view={recall} recalled={lot.status === "recalled"} refusal={refusal} /></Section>
    </div>
  );
}
