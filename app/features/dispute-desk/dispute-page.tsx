import { Form } from "@remix-run/react";
import { ANSWER_LENGTH } from "~/domain/payments/disputes/dispute";
import { pick } from "~/lib/localized-text";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { DISPUTE_TEXTS } from "~/platform/i18n/messages/disputes";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { SelectField, TextArea, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { DisputeDone, DisputeRefusal } from "./change-dispute.server";
import type { DisputeView } from "./dispute-view.server";
import { DISPUTE_TONES } from "./disputes-page";

type Props = DisputeView & { done: DisputeDone | null; refusal: DisputeRefusal | undefined };

/** One dispute: how it stands, what the shop can show for itself, and who bears it once it is lost. */
export function DisputePage({ dispute, producers, evidence, byRule, done, refusal }: Props) {
  const t = useTexts(DISPUTE_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const { state, amount, reason, openedAt, dueBy, closedAt, answeredAt, answer, decidedAt, producer, orderCode, gatewayId } = dispute;
  const moment = (at: Date | null) => at && formatMoment(at, locale);
  const canAnswer = (state === "open" || state === "inquiry") && answeredAt === null;
  return (
    <>
      <AdminHead title={t("one", { order: orderCode ?? t("noOrder") })} lead={<Badge tone={DISPUTE_TONES[state]}>{t(`state.${state}`)}</Badge>}>
        <a className="link inline-flex min-h-11 items-center" href={to("/quan-tri/tien/khieu-nai")}>{t("title")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
        {refusal ? <Notice tone="bad" live>{refusal.kind === "refused" ? t("refused.refused", { message: refusal.message }) : t(`refused.${refusal.kind}`)}</Notice> : null}
        <AdminPanel title={t("facts")}>
          <Facts rows={[
            { term: t("amount"), value: formatVnd(amount, locale) },
            { term: t("reason"), value: t(`reason.${reason}`) },
            orderCode && { term: t("order"), value: <a className="link code" href={to(`/quan-tri/don-hang/${orderCode}`)}>{orderCode}</a> },
            { term: t("opened"), value: moment(openedAt) },
            dueBy && canAnswer && { term: t("due"), value: <b>{moment(dueBy)}</b> },
            answeredAt && { term: t("answered"), value: moment(answeredAt) },
            closedAt && { term: t("closed"), value: moment(closedAt) },
            decidedAt && { term: t("bearer"), value: producer ? pick(producer, locale) : t("bearer.shop") },
            { term: t("gatewayId"), value: <span className="code [overflow-wrap:anywhere]">{gatewayId}</span> },
          ]} />
          {state === "open" || state === "inquiry" ? <p className="mt-3 text-soft">{t("payoutsWait")}</p> : null}
        </AdminPanel>
        {state === "lost" && decidedAt === null ? (
          <AdminPanel title={t("decide")}>
            <p className="mb-3 text-soft">{t(byRule === "shop" ? "decide.ruleShop" : "decide.ruleProducer")}</p>
            <Form method="post" className="grid items-end gap-4 sm:grid-cols-2">
              <SelectField label={t("bearer")} name="bearer" required defaultValue={refusal?.values["bearer"] ?? (byRule === "shop" ? "shop" : producers.length === 1 ? producers[0]?.id : "")} error={refusal?.kind === "choose" ? t("refused.choose") : undefined}>
                <option value="">{t("choose")}</option>
                <option value="shop">{t("bearer.shop")}</option>
                {producers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </SelectField>
              <TextField label={t("decide.reason")} name="reason" maxLength={500} defaultValue={refusal?.values["reason"]} />
              <div><Button type="submit" name="intent" value="decide">{t("decide.submit")}</Button></div>
            </Form>
          </AdminPanel>
        ) : null}
        <AdminPanel title={t("evidence")}>
          {canAnswer ? (
            <Form method="post" className="grid gap-4">
              <TextArea label={t("evidence.text")} hint={t("evidence.hint")} name="text" rows={18} maxLength={ANSWER_LENGTH} required defaultValue={refusal?.values["text"] ?? evidence} className="[&_textarea]:font-mono [&_textarea]:text-sm" />
              <div><Button type="submit" name="intent" value="answer">{t("evidence.submit")}</Button></div>
            </Form>
          ) : <pre className="overflow-x-auto text-sm whitespace-pre-wrap">{answer ?? evidence}</pre>}
        </AdminPanel>
      </div>
    </>
  );
}
