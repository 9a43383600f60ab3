import { Form } from "@remix-run/react";
import type { Recount, RecountFilter } from "~/domain/inventory/recount.server";
import { pick } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { RECOUNT_TEXTS } from "~/platform/i18n/messages/recount";
import { useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Pager } from "~/ui/kit/pager";
import { Section } from "~/ui/kit/section";
import { signed, type RecountPlace } from "./recount-place";
import type { CountAnswer } from "./save-count.server";
import { StepList } from "./step-list";

const PAGE_SIZE = 100;

type Props = { recount: Recount; filter: RecountFilter; entryId: string; place: RecountPlace; saved: number | null; answer: CountAnswer | undefined };

/** A stock figure explained: what it is, what it must be, what is spoken for, each movement, and a count of today. */
export function RecountView({ recount, filter, entryId, place, saved, answer }: Props) {
  const t = useTexts(RECOUNT_TEXTS);
  const number = (value: number) => formatNumber(value, t.locale);
  const { unit, sum, held, variants } = recount;
  const lying = unit.available + held.ordered;
  const asked = new URLSearchParams({ ...place.keep, ...(filter.from ? { from: filter.from } : {}), ...(filter.until ? { until: filter.until } : {}) });
  return (
    <div className="grid grid-cols-1 gap-6">
      {saved !== null && !answer ? <Notice tone="good" live>{saved === 0 ? t("done.same") : t("done.changed", { count: signed(saved, number) })}</Notice> : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <section className="panel p-4" aria-label={unit.label}>
          <Facts
            rows={[
              { term: t("shelf"), value: <b className="num">{number(unit.available)}</b> },
              { term: t("sum"), value: <span className="num">{number(sum)} {sum === unit.available ? <Badge tone="good">{t("agrees")}</Badge> : <Badge tone="bad">{t("differs", { count: signed(unit.available - sum, number) })}</Badge>}</span> },
              { term: t("ordered"), value: <span className="num">{number(held.ordered)}{held.unpaid > 0 ? ` (${t("unpaid", { count: number(held.unpaid) })})` : ""}</span> },
              { term: t("lying"), value: <b className="num">{number(lying)}</b> },
              { term: t("carts"), value: <span className="num">{number(held.carts)}</span> },
              ...(held.offered > 0 ? [{ term: t("offered"), value: <span className="num">{number(held.offered)}</span> }] : []),
              { term: t("variants"), value: <ul>{variants.map((one) => <li key={one.id}>{pick(one.product, t.locale)} – {pick(one.name, t.locale)} <span className="code text-sm text-soft">{one.sku}</span>{one.unitsPerSale > 1 ? ` × ${one.unitsPerSale}` : ""}</li>)}</ul> },
            ]}
          />
        </section>
        <CountForm key={`${lying}`} lying={lying} entryId={entryId} answer={answer} path={`${place.path}?${new URLSearchParams(place.keep)}`} />
      </div>
      <Section title={t("moves")}>
        <Form method="get" action={place.path} className="mb-3 flex flex-wrap items-end gap-3" key={asked.toString()}>
          {Object.entries(place.keep).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <TextField label={t("from")} type="date" name="from" defaultValue={filter.from ?? ""} />
          <TextField label={t("until")} type="date" name="until" defaultValue={filter.until ?? ""} />
          <Button type="submit" variant="secondary">{t("filter")}</Button>
          <a className="link inline-flex min-h-11 items-center" href={`${place.csv}?${asked}`} download>{t("csv")}</a>
        </Form>
        <StepList steps={recount.steps} place={place} before={filter.from === null ? null : recount.before} />
        <div className="mt-4">
          <Pager page={filter.page} pages={Math.ceil(recount.total / PAGE_SIZE)} href={(page) => `${place.path}?${new URLSearchParams([...asked, ["page", String(page)]])}`} labels={{ nav: t("moves"), previous: "‹", next: "›" }} />
        </div>
      </Section>
    </div>
  );
}

function CountForm({ lying, entryId, answer, path }: { lying: number; entryId: string; answer: CountAnswer | undefined; path: string }) {
  const t = useTexts(RECOUNT_TEXTS);
  const fault = (field: CountAnswer["field"]) => (answer?.field === field ? t(`fault.${answer.fault}`, { count: formatNumber(answer.count, t.locale) }) : null);
  return (
    <section className="panel grid gap-3 p-4" aria-labelledby="dem">
      <h2 id="dem" className="text-lg">{t("count.title")}</h2>
      <p className="text-soft">{t("count.text")}</p>
      <Form method="post" action={path} className="grid gap-3">
        <input type="hidden" name="seen" value={lying} />
        <input type="hidden" name="entry" value={entryId} />
        <TextField label={t("count.counted")} name="counted" inputMode="numeric" maxLength={12} autoComplete="off" required defaultValue={answer?.values["counted"]} error={fault("counted")} className="max-w-48" />
        <TextField label={t("count.reason")} name="reason" maxLength={200} required defaultValue={answer?.values["reason"]} error={fault("reason")} />
        <div><Button type="submit">{t("count.save")}</Button></div>
      </Form>
    </section>
  );
}
