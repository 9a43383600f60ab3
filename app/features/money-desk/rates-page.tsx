import { Form } from "@remix-run/react";
import { addDays } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { EndRefusal, RateRefusal, RatesAnswer } from "./change-rates.server";
import type { RatesView } from "./rates-view.server";

const SETS = Array.from({ length: 26 }, (_, index) => index + 1);

type Props = { view: RatesView; done: "added" | "ended" | null; answer: Exclude<RatesAnswer, { done: string }> | undefined };

/** The list of commissions in its order: what would apply to whom, a new row, the end of one. */
export function RatesPage({ view, done, answer }: Props) {
  const t = useTexts(MONEY_TEXTS);
  const path = useLocalePath()("/quan-tri/tien");
  const refusal = answer && "add" in answer ? answer.add : undefined;
  return (
    <>
      <AdminHead title={t("rates.title")} lead={<p className="max-w-prose">{t("rates.lead")}</p>}>
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("run.back")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {done && !answer ? <Notice tone="good" live>{t(`rates.done.${done}`)}</Notice> : null}
        {answer ? <Notice tone="bad" live>{"end" in answer ? t(`rates.endFault.${answer.end.fault}`) : t("rates.fault")}</Notice> : null}
        <Rates view={view} refusal={answer && "end" in answer ? answer.end : undefined} />
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <Ask view={view} />
          <NewRate key={view.rates.length} view={view} refusal={refusal} />
        </div>
      </div>
    </>
  );
}

function Rates({ view, refusal }: { view: RatesView; refusal: EndRefusal | undefined }) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const [first] = view.fits;
  return (
    <section className="panel" aria-label={t("rates.title")}>
      <Table label={t("rates.title")} head={<><Th end>{t("rates.position")}</Th><Th>{t("rates.producer")}</Th><Th>{t("rates.set")}</Th><Th end>{t("rates.rate")}</Th><Th>{t("rates.from")}</Th><Th>{t("rates.to")}</Th><Th>{t("rates.note")}</Th><Th end>{t("rates.sales")}</Th><Th /></>}>
        {view.rates.map((rate) => {
          const over = rate.to !== null && rate.to < view.today;
          return (
            <tr key={rate.id} className={first?.id === rate.id ? "bg-sunken font-semibold" : over ? "text-soft" : undefined}>
              <Td end>{rate.position}</Td>
              <Td>{rate.producer ? pick(rate.producer, locale) : t("rates.any")}</Td>
              <Td>{rate.setNumber === null ? t("rates.anySet") : t("rates.setNo", { set: rate.setNumber })}</Td>
              <Td end>{formatNumber(rate.rateBp / 100, locale)}</Td>
              <Td><span className="whitespace-nowrap">{formatDate(rate.from, locale)}</span></Td>
              <Td><span className="whitespace-nowrap">{rate.to === null ? t("rates.forever") : formatDate(rate.to, locale)}</span></Td>
              <Td>{rate.note}</Td>
              <Td end>{t("rates.salesCount", { count: formatNumber(rate.sales, locale) })}</Td>
              <Td>
                {over ? <Badge>{t("rates.over")}</Badge> : (
                  <details open={refusal?.id === rate.id}>
                    <summary className="link inline-flex min-h-11 cursor-pointer items-center whitespace-nowrap lg:min-h-0">{t("rates.end")}</summary>
                    <Form method="post" className="grid gap-2 font-normal">
                      <input type="hidden" name="id" value={rate.id} />
                      <TextField label={t("rates.endOn")} name="on" type="date" required defaultValue={refusal?.id === rate.id ? refusal.on : view.today} error={refusal?.id === rate.id ? t(`rates.endFault.${refusal.fault}`) : undefined} />
                      <Button type="submit" name="intent" value="end" variant="secondary" size="sm">{t("rates.endSubmit")}</Button>
                    </Form>
                  </details>
                )}
              </Td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

function Ask({ view }: { view: RatesView }) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const { asked, fits } = view;
  const [first, ...rest] = fits;
  const percent = (rateBp: number) => formatNumber(rateBp / 100, locale);
  return (
    <AdminPanel title={t("rates.ask")}>
      <Form method="get" className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("rates.producer")} name="producer" required defaultValue={asked?.producerId ?? ""} className="sm:col-span-2">
          <option value="">{t("single.choose")}</option>
          {view.producers.map(({ id, name }) => <option key={id} value={id}>{pick(name, locale)}</option>)}
        </SelectField>
        <SelectField label={t("rates.set")} name="set" defaultValue={asked?.setNumber ?? 1}>{SETS.map((set) => <option key={set} value={set}>{t("rates.setNo", { set })}</option>)}</SelectField>
        <TextField label={t("rates.askDay")} name="day" type="date" defaultValue={asked?.day ?? view.today} />
        <Button type="submit" variant="secondary" className="sm:justify-self-start">{t("rates.askSubmit")}</Button>
      </Form>
      {asked ? (
        <div className="mt-4" aria-live="polite">
          <p className="font-semibold">{first ? t("rates.applies", { day: formatDate(asked.day, locale), rate: percent(first.rateBp), position: first.position, note: first.note }) : t("rates.nothing")}</p>
          {rest.length > 0 ? <p className="text-soft">{t("rates.next", { list: rest.map(({ position, rateBp, note }) => `${position} (${percent(rateBp)} %, ${note})`).join("; ") })}</p> : null}
        </div>
      ) : null}
    </AdminPanel>
  );
}

function NewRate({ view, refusal }: { view: RatesView; refusal: RateRefusal | undefined }) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const { faults = {}, values = {} } = refusal ?? {};
  const common = (name: keyof RateRefusal["values"], start = "") => {
    const fault = faults[name];
    return { label: t(`rates.${name}`), name, defaultValue: values[name] ?? start, error: fault ? t(`rates.fault.${fault}`) : undefined };
  };
  return (
    <AdminPanel title={t("rates.new")}>
      <Form method="post" className="grid gap-4 sm:grid-cols-2">
        <TextField {...common("position")} hint={t("rates.positionHint")} required inputMode="numeric" maxLength={4} autoComplete="off" />
        <TextField {...common("rate")} hint={t("rates.rateHint")} required inputMode="decimal" maxLength={5} autoComplete="off" />
        <SelectField {...common("producer")}>
          <option value="">{t("rates.any")}</option>
          {view.producers.map(({ id, name }) => <option key={id} value={id}>{pick(name, locale)}</option>)}
        </SelectField>
        <SelectField {...common("set")}>
          <option value="">{t("rates.anySet")}</option>
          {SETS.map((set) => <option key={set} value={set}>{t("rates.setNo", { set })}</option>)}
        </SelectField>
        <TextField {...common("from", addDays(view.today, 1))} hint={t("rates.fromHint")} type="date" required />
        <TextField {...common("to")} hint={t("rates.toHint")} type="date" />
        <TextField {...common("note")} required maxLength={300} className="sm:col-span-2" />
        <Button type="submit" name="intent" value="add" className="sm:justify-self-start">{t("rates.submit")}</Button>
      </Form>
    </AdminPanel>
  );
}
