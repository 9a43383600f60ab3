import { Form } from "@remix-run/react";
import type { ParcelTransfer } from "~/domain/orders/order-view";
import { nextTransferStates } from "~/domain/payments/direct/parcel-payment";
import { bankName } from "~/domain/producers/joining/banks";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { DIRECT_TEXTS } from "~/platform/i18n/messages/direct";
import { DIRECT_DESK_TEXTS } from "~/platform/i18n/messages/direct-desk";
import { useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import type { TransferDone, TransferFormRefusal } from "./change-transfer.server";

type Props = { shipmentId: string; transfer: ParcelTransfer; by: "producer" | "operator"; done: TransferDone | null; refusal: TransferFormRefusal | undefined };

/** What is known of a parcel's transfer, and what a producer or an operator may say of it next. */
export function TransferForm({ shipmentId, transfer, by, done, refusal }: Props) {
  const t = useTexts(DIRECT_DESK_TEXTS);
  const state = useTexts(DIRECT_TEXTS);
  const next = nextTransferStates(transfer.state, by);
  return (
    <div className="grid gap-3">
      {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
      {refusal ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
      <p className="flex flex-wrap items-center gap-3"><b className="display num text-lg">{formatVnd(transfer.amount, t.locale)}</b> <Badge tone={transfer.state === "received" ? "good" : transfer.state === "not_come" ? "bad" : "warn"}>{state(`state.${transfer.state}`)}</Badge></p>
      <Facts
        rows={[
          { term: t("content"), value: <span className="code">{transfer.reference}</span> },
          { term: t("account"), value: `${bankName(transfer.bankBin)} ${transfer.account}, ${transfer.holder}` },
          transfer.saidPaidAt !== null && { term: t("saidPaid"), value: formatMoment(transfer.saidPaidAt, t.locale) },
          transfer.receivedAt !== null && { term: t("receivedAt"), value: formatMoment(transfer.receivedAt, t.locale) },
          transfer.state === "received" && { term: t("bankReference"), value: <span className="code">{transfer.bankReference}</span> },
        ]}
      />
      {next.length > 0 ? (
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="shipment" value={shipmentId} />
          <input type="hidden" name="from" value={transfer.state} />
          {transfer.state === "awaiting" ? null : <p className="text-soft">{t(`hint.${transfer.state === "said_paid" ? "said_paid" : transfer.state === "not_come" ? "not_come" : "late"}`)}</p>}
          <div className="grid items-end gap-3 sm:grid-cols-2">
            <TextField label={t("bankReference")} hint={t("bankReferenceHint")} name="bankReference" maxLength={100} autoComplete="off" defaultValue={refusal?.values.bankReference} error={refusal?.kind === "malformed" || refusal?.kind === "taken" ? t(`refused.${refusal.kind}`) : undefined} />
            {by === "operator" ? <TextField label={t("note")} name="note" required maxLength={500} defaultValue={refusal?.values.note} error={refusal?.kind === "note" ? t("refused.note") : undefined} /> : null}
          </div>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="transfer-received" icon="check">{t("submit.received")}</Button>
            {next.includes("not_come") ? <Button type="submit" name="intent" value="transfer-not-come" variant="secondary" formNoValidate>{t("submit.not_come")}</Button> : null}
            {next.includes("awaiting") ? <Button type="submit" name="intent" value="transfer-awaiting" variant="secondary">{t("submit.awaiting")}</Button> : null}
          </div>
        </Form>
      ) : null}
    </div>
  );
}

/** The buyer's transfer of one parcel, at its producer's desk. */
export function OwnTransfer(props: Omit<Props, "by">) {
  const t = useTexts(DIRECT_DESK_TEXTS);
  return (
    <section className="panel p-4" aria-labelledby="tien-khach-chuyen">
      <h2 id="tien-khach-chuyen" className="mb-3 text-lg">{t("own.title")}</h2>
      <TransferForm {...props} by="producer" />
    </section>
  );
}
