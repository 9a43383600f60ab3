import { Form, useLocation } from "@remix-run/react";
import type { ParcelRefunds, ProducerRefund } from "~/domain/payments/direct/producer-refunds.server";
import type { ProducerRefundState } from "~/domain/payments/direct/producer-refund";
import { bankName } from "~/domain/producers/joining/banks";
import { localDateAt } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { PRODUCER_REFUND_TEXTS } from "~/platform/i18n/messages/producer-refunds";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { RefundDone, RefundFormRefusal } from "./change-producer-refunds.server";

const TONES: Record<ProducerRefundState, Tone> = { sent: "info", disputed: "bad", upheld: "good", undone: "warn" };

type Props = { parcels: ParcelRefunds[]; done: RefundDone | null; refusal: RefundFormRefusal | undefined };

function Told({ done, refusal }: Pick<Props, "done" | "refusal">) {
  const t = useTexts(PRODUCER_REFUND_TEXTS);
  if (refusal) return <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice>;
  return done ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null;
}

function Sent({ refund, producer }: { refund: ProducerRefund; producer: string }) {
  const t = useTexts(PRODUCER_REFUND_TEXTS);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{t("sent", { producer, amount: formatVnd(refund.amount, t.locale), day: formatDate(localDateAt(refund.sentAt), t.locale), reference: refund.bankReference })}</span>
      <Badge tone={TONES[refund.state]}>{t(`state.${refund.state}`)}</Badge>
    </p>
  );
}

/** What producers owe the buyer of a direct order back, on the buyer's page: what was sent, and a way to say that it did not come. */
export function BuyersProducerRefunds({ parcels, done, refusal }: Props) {
  const t = useTexts(PRODUCER_REFUND_TEXTS);
  const { pathname, search } = useLocation();
  if (parcels.length === 0) return null;
  return (
    <section className="panel grid gap-3 px-5 py-5" aria-labelledby="nha-san-xuat-hoan">
      <h2 id="nha-san-xuat-hoan" className="text-xl">{t("title")}</h2>
      <Told done={done} refusal={refusal} />
      {parcels.map(({ shipmentId, producer, due, refunds }) => (
        <div key={shipmentId} className="grid gap-2">
          {due > 0n ? <p>{t("due", { producer: pick(producer, t.locale), amount: formatVnd(due, t.locale) })}</p> : null}
          {refunds.map((refund) => (
            <div key={refund.id} className="grid gap-2">
              <Sent refund={refund} producer={pick(producer, t.locale)} />
              {refund.state === "sent" ? (
                <Form method="post" action={`${pathname}${search}`} className="no-print">
                  <input type="hidden" name="refund" value={refund.id} />
                  <Button type="submit" name="intent" value="own-refund-disputed" variant="secondary">{t("dispute")}</Button>
                </Form>
              ) : null}
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

/** What the producer owes the buyer of its parcel back, where to, and where it says to have sent it. The account is shown only while something is owed. */
export function OwnRefund({ parcels, nextId, done, refusal }: Props & { nextId: string }) {
  const t = useTexts(PRODUCER_REFUND_TEXTS);
  const [parcel] = parcels;
  if (!parcel) return null;
  const { due, to, refunds, producer } = parcel;
  return (
    <section className="panel grid gap-3 p-4" aria-labelledby="hoan-nguoi-mua" id="hoan-tien">
      <h2 id="hoan-nguoi-mua" className="text-lg">{t("own.title")}</h2>
      <Told done={done} refusal={refusal} />
      {refunds.map((refund) => <Sent key={refund.id} refund={refund} producer={pick(producer, t.locale)} />)}
      {due > 0n ? <p>{t("own.due", { amount: formatVnd(due, t.locale) })}</p> : null}
      {due > 0n && !to ? <p className="text-soft">{t("own.noAccount")}</p> : null}
      {due > 0n && to ? (
        <Form method="post" className="grid gap-3">
          <p className="font-semibold">{t("own.to", { bank: bankName(to.bankBin), account: to.account, holder: to.holder })}</p>
          <input type="hidden" name="refund" value={nextId} />
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField label={t("own.amount")} name="amount" required inputMode="numeric" maxLength={20} autoComplete="off" defaultValue={refusal?.values.amount ?? String(due)} />
            <TextField label={t("bankReference")} name="bankReference" required maxLength={100} autoComplete="off" defaultValue={refusal?.values.bankReference} />
          </div>
          <div><Button type="submit" name="intent" value="own-refund" icon="check">{t("own.submit")}</Button></div>
        </Form>
      ) : null}
    </section>
  );
}

/** The same at an officer's desk, who decides what the buyer disputes. */
export function OfficersProducerRefunds({ parcels, done, refusal }: Props) {
  const t = useTexts(PRODUCER_REFUND_TEXTS);
  if (parcels.length === 0) return null;
  return (
    <AdminPanel title={t("officer.title")}>
      <div className="grid gap-4">
        <Told done={done} refusal={refusal} />
        {parcels.map(({ shipmentId, producer, due, refunds }) => (
          <div key={shipmentId} className="grid gap-2">
            {due > 0n ? <p className="font-semibold">{t("officer.due", { producer: pick(producer, t.locale), amount: formatVnd(due, t.locale) })}</p> : null}
            {refunds.map((refund) => (
              <div key={refund.id} className="grid gap-2">
                <Sent refund={refund} producer={pick(producer, t.locale)} />
                {refund.note ? <p className="text-soft">{refund.note}</p> : null}
                {refund.state === "disputed" ? (
                  <Form method="post" className="grid gap-3">
                    <input type="hidden" name="refund" value={refund.id} />
                    <TextField label={t("note")} name="note" required maxLength={500} defaultValue={refusal?.about === refund.id ? refusal.values.note : undefined} />
                    <div className="flex flex-wrap gap-3">
                      <Button type="submit" name="intent" value="own-refund-upheld">{t("upheld")}</Button>
                      <Button type="submit" name="intent" value="own-refund-undone" variant="secondary">{t("undone")}</Button>
                    </div>
                  </Form>
                ) : null}
              </div>
            ))}
          </div>
        ))}
      </div>
    </AdminPanel>
  );
}
