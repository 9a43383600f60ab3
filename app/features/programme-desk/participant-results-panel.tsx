import { Form } from "@remix-run/react";
import type { Participant, PromotionFacts } from "~/domain/programme/promotion-queries.server";
import { pick } from "~/lib/localized-text";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { DeskRefusal } from "./record-form";

type Props = { promotion: PromotionFacts; participants: Participant[]; refusal: DeskRefusal | undefined };

/** What came of a programme for each producer that took part, and what it comes to together. */
export function ParticipantResultsPanel({ promotion, participants, refusal }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const locale = useLocale();
  const own = refusal?.intent === "participant-results" ? refusal : undefined;
  const present = participants.filter(({ state }) => state === "accepted");
  const contracts = present.reduce((sum, one) => sum + (one.contracts ?? 0), 0);
  const sales = present.reduce((sum, one) => sum + (one.salesVnd ?? 0n), 0n);
  const known = present.filter((one) => one.contracts !== null || one.salesVnd !== null).length;
  return (
    <AdminPanel title={t("promotion.participantResults")}>
      <Form method="post" noValidate className="grid gap-4" key={promotion.seen}>
        <input type="hidden" name="intent" value="participant-results" />
        <input type="hidden" name="seen" value={promotion.seen} />
        {own ? <Notice tone="bad" live>{t(`refused.${own.kind}`)}</Notice> : null}
        <ul className="grid gap-3">
          {present.map((one) => <ResultRow key={one.id} one={one} refusal={own} />)}
        </ul>
        <p className="font-semibold">
          {t("promotion.resultSums", { known: formatNumber(known, locale), count: formatNumber(present.length, locale), contracts: formatNumber(contracts, locale), sales: formatVnd(sales, locale) })}
        </p>
        {promotion.salesVnd !== null && promotion.salesVnd !== sales && known > 0 ? <Notice tone="warn">{t("promotion.sumsDiffer", { sales: formatVnd(promotion.salesVnd, locale) })}</Notice> : null}
        <div><Button type="submit">{t("save")}</Button></div>
      </Form>
    </AdminPanel>
  );
}

function ResultRow({ one, refusal }: { one: Participant; refusal: DeskRefusal | undefined }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const locale = useLocale();
  const field = (name: "contracts" | "salesVnd") => {
    const full = `${name}.${one.id}`;
    const problem = refusal?.problems[full];
    return { id: full, name: full, label: t(`promotion.${name}`), defaultValue: refusal?.values[full] ?? grouped(one[name]), error: problem ? t(`problem.${problem}`) : undefined };
  };
  return (
    <li>
      <fieldset className="grid grid-cols-2 items-end gap-x-4 gap-y-2 border-b border-line pb-3 sm:grid-cols-[2fr_1fr_1fr]">
        <legend className="sr-only">{pick(one.producer.name, locale)}</legend>
        <p aria-hidden="true" className="col-span-2 self-start sm:col-span-1"><b className="block">{pick(one.producer.name, locale)}</b><span className="text-soft">{one.wish}</span></p>
        <TextField {...field("contracts")} inputMode="numeric" maxLength={7} autoComplete="off" />
        <TextField {...field("salesVnd")} inputMode="numeric" maxLength={20} autoComplete="off" />
      </fieldset>
    </li>
  );
}

/** A number as it can be typed again: 12.500.000. */
function grouped(value: number | bigint | null): string {
  return value === null ? "" : String(value).replaceAll(/\B(?=(\d{3})+$)/g, ".");
}
