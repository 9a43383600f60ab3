import { Form } from "@remix-run/react";
import { isFull } from "~/domain/evaluation/documents";
import { openMoves } from "~/domain/evaluation/dossier-states";
import { pick } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { Checkbox, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import type { DossierView } from "./dossier-view.server";
import { GapList } from "./gap-list";
import { PrefillPanel } from "./prefill-panel";
import type { Refusal } from "./refusal";
import { RefusalNotice } from "./refusal-notice";
import { ResultPanel } from "./result-panel";
import { StakeList } from "./stake-list";

type Props = DossierView & { refusal: Refusal | undefined };

/** Where a dossier stands and what is to be done next. */
export function OverviewStep(props: Props) {
  const { dossier, editable, refusal } = props;
  const t = useTexts(DOSSIER_TEXTS);
  const moves = openMoves(dossier.state, dossier.capacities.filter((one) => one === "producer"));
  return (
    <>
      {dossier.stateReason ? <Notice tone="warn" title={dossier.state === "returned" ? t("returned") : undefined}>{dossier.stateReason}</Notice> : null}
      <RefusalNotice refusal={refusal} intent="submit" />
      <RefusalNotice refusal={refusal} intent="prefill" />
      {dossier.result ? <ResultPanel {...props} /> : null}
      {editable ? <Section title={t("todo")}>{isFull(dossier.gaps) ? <Notice tone="good">{t("ready")}</Notice> : <GapList dossier={dossier} />}</Section> : null}
      {moves.includes("submit") ? (
        <Form method="post" className="panel grid gap-2 p-4">
          <input type="hidden" name="intent" value="submit" />
          <p className="hint">{t("submitHint")}</p>
          <Button type="submit" size="lg" disabled={!isFull(dossier.gaps)}>{t(dossier.state === "returned" ? "submitAgain" : "submit")}</Button>
        </Form>
      ) : null}
      {editable && dossier.kind !== "new" ? <PrefillPanel dossier={dossier} /> : null}
      <About dossier={dossier} />
      {editable ? <StakeList {...props} /> : null}
      <Downloads id={dossier.id} />
      {moves.includes("withdraw") ? <Withdraw refusal={refusal} /> : null}
    </>
  );
}

function About({ dossier }: Pick<Props, "dossier">) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { certificate, round, receiptNumber, setNo, sheet, commune, listing, submittedAt } = dossier;
  return (
    <section className="panel p-4" aria-label={e("dossier.facts")}>
      <Facts
        rows={[
          receiptNumber && { term: t("receipt"), value: <span className="code">{receiptNumber}</span> },
          submittedAt && { term: e("dossier.submittedAt"), value: formatMoment(new Date(submittedAt), locale) },
          { term: t("set"), value: `${setNo}. ${pick(sheet.name, locale)}` },
          { term: t("commune"), value: commune.name },
          { term: e("dossier.sheetOf"), value: sheet.instrument },
          certificate && { term: e("dossier.certificate"), value: <><a className="link code" href={to(`/chung-nhan/${certificate.number}`)}>{certificate.number}</a> · <a className="link" href={to(`/nguoi-ban/diem/${certificate.id}`)}>{t("history")}</a></> },
          listing && { term: e("dossier.listing"), value: <a className="link" href={to(`/san-pham/${listing.slug}`)}>{dossier.productName}</a> },
          round && { term: e("dossier.round"), value: e("round.name", { no: round.no, year: round.year }) },
        ]}
      />
    </section>
  );
}

function Downloads({ id }: { id: string }) {
  const t = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  return (
    <details className="panel p-4">
      <summary className="cursor-pointer font-semibold">{t("export")}</summary>
      <div className="mt-3 flex flex-wrap gap-3">
        <ButtonLink href={to(`/nguoi-ban/ho-so/${id}/tep/json`)} variant="secondary" icon="download" download>{t("exportJson")}</ButtonLink>
        <ButtonLink href={to(`/nguoi-ban/ho-so/${id}/tep/xlsx`)} variant="secondary" icon="download" download>{t("exportXlsx")}</ButtonLink>
      </div>
    </details>
  );
}

function Withdraw({ refusal }: Pick<Props, "refusal">) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  return (
    <details className="panel p-4" open={refusal?.intent === "withdraw"}>
      <summary className="cursor-pointer font-semibold">{t("withdraw")}</summary>
      <Form method="post" className="mt-3 grid gap-3">
        <input type="hidden" name="intent" value="withdraw" />
        <RefusalNotice refusal={refusal} intent="withdraw" />
        <p className="hint">{t("withdrawHint")}</p>
        <TextField label={e("dossier.reason")} name="reason" maxLength={500} required defaultValue={refusal?.intent === "withdraw" ? refusal.values.reason : undefined} />
        <Checkbox label={t("withdrawConfirm")} name="sure" value="yes" required />
        <div><Button type="submit" variant="danger">{t("withdraw")}</Button></div>
      </Form>
    </details>
  );
}
