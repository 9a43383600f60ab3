import { Form } from "@remix-run/react";
import { voucherState, type VoucherState } from "~/domain/promotions/voucher";
import type { VoucherRow } from "~/domain/promotions/voucher-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { VOUCHER_TEXTS } from "~/platform/i18n/messages/vouchers";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import type { VoucherRefusal } from "./change-vouchers.server";
import { VoucherForm } from "./voucher-form";

const TONES: Record<VoucherState, Tone> = { coming: "info", running: "good", used_up: "warn", over: "neutral", ended: "neutral" };

type Props = { vouchers: VoucherRow[]; today: LocalDate; done: "made" | "ended" | null; refusal: VoucherRefusal | undefined };

/** A producer's vouchers: what runs, what it has cost, and a new one. */
export function VouchersPage({ vouchers, today, done, refusal }: Props) {
  const t = useTexts(VOUCHER_TEXTS);
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-5">
      <div>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="text-soft">{t("lead")}</p>
      </div>
      {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
      {refusal ? <Notice tone="bad" live>{t("fault")}</Notice> : null}
      {vouchers.length === 0 ? <p className="panel p-4 text-soft">{t("none")}</p> : <ul className="grid gap-3">{vouchers.map((voucher) => <Line key={voucher.id} voucher={voucher} today={today} />)}</ul>}
      <VoucherForm key={vouchers.length} today={today} refusal={refusal} />
    </div>
  );
}

function Line({ voucher, today }: { voucher: VoucherRow; today: LocalDate }) {
  const t = useTexts(VOUCHER_TEXTS);
  const locale = useLocale();
  const money = (amount: bigint) => formatVnd(amount, locale);
  const state = voucherState(voucher, today);
  const worth = [
    voucher.percentBp === null ? t("worth.amount", { amount: money(voucher.amount ?? 0n) }) : t("worth.percent", { percent: formatNumber(voucher.percentBp / 100, locale) }),
    voucher.most === null ? "" : t("worth.most", { amount: money(voucher.most) }),
    voucher.minimum > 0n ? t("worth.minimum", { amount: money(voucher.minimum) }) : "",
    t("perBuyerText", { count: voucher.perBuyer }),
  ];
  return (
    <li className="panel flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-3"><b className="code text-lg">{voucher.code}</b><Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge></p>
        <p>{worth.filter(Boolean).join(", ")}</p>
        <p className="text-[0.9375rem] text-soft">{t("days", { from: formatDate(voucher.from, locale), to: formatDate(voucher.to, locale) })} · {t("uses", { uses: voucher.uses, limit: formatNumber(voucher.totalLimit, locale), given: money(voucher.given) })}</p>
      </div>
      {state === "coming" || state === "running" || state === "used_up" ? (
        <Form method="post">
          <input type="hidden" name="id" value={voucher.id} />
          <Button type="submit" name="intent" value="end" variant="secondary" aria-label={t("endOne", { code: voucher.code })}>{t("end")}</Button>
        </Form>
      ) : null}
    </li>
  );
}
