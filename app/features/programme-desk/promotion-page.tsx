import { Form } from "@remix-run/react";
import { PROMOTION_NEXT } from "~/domain/programme/promotion";
import type { PromotionFacts } from "~/domain/programme/promotion-queries.server";
import { formatDate } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import { DocumentsPanel } from "./documents-panel";
import { ParticipantResultsPanel } from "./participant-results-panel";
import { ParticipantsPanel } from "./participants-panel";
import type { PromotionDesk } from "./promotion-desk.server";
import { promotionFields, promotionValues, resultFields, resultValues } from "./promotion-fields";
import { PromotionBadge, useSpan } from "./promotions-page";
import { RecordForm, type DeskRefusal } from "./record-form";

const DONE = ["create", "save", "move", "decide", "results", "participant-results"] as const;
type Props = PromotionDesk & { done: string | null; refusal: DeskRefusal | undefined };

export function PromotionPage({ promotion, participants, documents, history, done, refusal }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const words = useTexts(PROGRAMME_TEXTS);
  const to = useLocalePath();
  const known = DONE.find((name) => name === done);
  const running = promotion.state !== "held" && promotion.state !== "cancelled";
  return (
    <>
      <AdminHead title={promotion.title} lead={<span className="flex flex-wrap items-center gap-3">{words(`kind.${promotion.kind}`)}<PromotionBadge state={promotion.state} /></span>} />
      <div className="grid grid-cols-1 gap-5">
        {known && !refusal ? <Notice tone="good" live>{t(`done.${known}`)}</Notice> : null}
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <FactsPanel promotion={promotion} />
          {running ? <MovePanel promotion={promotion} refusal={refusal} /> : null}
          {promotion.state === "held" ? (
            <AdminPanel title={t("promotion.results")}>
              <RecordForm intent="results" fields={resultFields(t)} values={resultValues(promotion)} hidden={{ seen: promotion.seen }} refusal={refusal} submit={t("save")} />
            </AdminPanel>
          ) : null}
        </div>
        <ParticipantsPanel promotion={promotion} participants={participants} refusal={refusal} />
        {promotion.state === "held" && participants.some(({ state }) => state === "accepted") ? <ParticipantResultsPanel promotion={promotion} participants={participants} refusal={refusal} /> : null}
        {running ? (
          <details className="panel p-4 md:p-5" open={refusal?.intent === "save"}>
            <summary className="font-semibold">{t("promotion.edit")}</summary>
            <div className="mt-4 max-w-4xl">
              <RecordForm intent="save" fields={promotionFields(t, words)} values={promotionValues(promotion)} hidden={{ seen: promotion.seen }} refusal={refusal} submit={t("save")} />
            </div>
          </details>
        ) : null}
        <DocumentsPanel owner="promotion" ownerId={promotion.id} documents={documents} back={to(`/quan-tri/xuc-tien/${promotion.id}`)} done={done} />
        <AdminPanel title={t("history")}>
          <AuditTable rows={history} label={t("history")} withSubject={false} />
        </AdminPanel>
      </div>
    </>
  );
}

function FactsPanel({ promotion }: { promotion: PromotionFacts }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const locale = useLocale();
  const span = useSpan();
  return (
    <AdminPanel title={t("promotion.facts")}>
      <Facts
        rows={[
          { term: t("promotion.organiser"), value: promotion.organiser },
          { term: t("promotion.place"), value: promotion.place },
          { term: t("promotion.days"), value: span(promotion.startsOn, promotion.endsOn) },
          promotion.applyUntil && { term: t("promotion.applyUntil"), value: formatDate(promotion.applyUntil, locale) },
          promotion.places !== null && { term: t("promotion.places"), value: promotion.places },
          promotion.terms && { term: t("promotion.terms"), value: promotion.terms },
        ]}
      />
    </AdminPanel>
  );
}

function MovePanel({ promotion, refusal }: { promotion: PromotionFacts; refusal: DeskRefusal | undefined }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const own = refusal?.intent === "move" ? refusal : undefined;
  const problem = own?.problems.applyUntil;
  return (
    <AdminPanel title={t("promotion.move")}>
      <Form method="post" className="grid gap-4" key={promotion.seen}>
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="seen" value={promotion.seen} />
        {own ? <Notice tone="bad" live>{problem ? `${t("promotion.applyUntil")}: ${t(`problem.${problem}`)}` : t(`refused.${own.kind}`)}</Notice> : null}
        <TextField label={t("reason")} name="reason" maxLength={500} defaultValue={own?.values.reason} />
        <div className="flex flex-wrap gap-3">
          {PROMOTION_NEXT[promotion.state].map((next) => (
            <Button key={next} type="submit" name="state" value={next} variant={next === "cancelled" ? "danger" : "secondary"}>{next === "draft" ? t("promotion.state.draft") : t(`promotion.to.${next}`)}</Button>
          ))}
        </div>
      </Form>
    </AdminPanel>
  );
}
