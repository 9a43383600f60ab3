import { Form } from "@remix-run/react";
import type { DecideFailure } from "~/domain/catalog/drafts/decide-draft.server";
import { pick } from "~/lib/localized-text";
import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { FieldGroup, TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { RadioCard } from "~/ui/kit/radio-card";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { CheckView } from "./check-view.server";
import { DiffTable } from "./diff-table";
import { Preview } from "./draft-preview";
import { useFaults } from "./faults";

type Props = CheckView & { done: string | null; refusal: { fault: DecideFailure["kind"]; reason: string } | undefined };

/** One listing before an officer: as buyers will see it, beside what stands in the shop, and the decision. */
export function CheckPage({ draft, licensed, standing, sets, faults, done, refusal }: Props) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  const { faultOf, nameOf } = useFaults(faults);
  const { producer } = draft;
  return (
    <>
      <AdminHead title={draft.facts.name.vi ?? t("unnamed")} lead={`${pick(producer.name, locale)} · ${producer.legalName}`}>
        <Badge tone={draft.state === "submitted" ? "info" : "neutral"}>{t(draft.state === "editing" ? "state.returned" : `state.${draft.state}`)}</Badge>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          {done && `done.${done}` in LISTING_TEXTS.vi ? <Notice tone="good" live>{t(`done.${done}` as keyof ListingDictionary)}</Notice> : null}
          {refusal ? <Notice tone="bad" live>{t(refusal.fault)}</Notice> : null}
          {producer.verified ? null : <Notice tone="warn">{t("unverified")}</Notice>}
          {licensed ? null : <Notice tone="warn">{t("unlicensed")}</Notice>}
          {Object.keys(faults).length > 0 ? <Notice tone="warn" title={t("faults")}>{Object.keys(faults).map((field) => <p key={field}>{nameOf(field)}: {faultOf(field)}</p>)}</Notice> : null}
          {standing ? <DiffTable draft={draft} standing={standing} sets={sets} /> : null}
          <Preview facts={draft.facts} pictures={draft.pictures} producer={producer} sets={sets} />
        </div>
        {draft.state === "submitted" ? (
          <AdminPanel title={t("desk.decide")} className="self-start">
            <Form method="post" className="grid grid-cols-1 gap-4">
              {standing?.certificate ? (
                <FieldGroup legend={t("desk.certificate", { number: standing.certificate })} error={refusal?.fault === "certificate_open" ? t("certificate_open") : null}>
                  <RadioCard name="certificate" value="keep" title={t("desk.keep")} />
                  <RadioCard name="certificate" value="unlink" title={t("desk.unlink")} />
                </FieldGroup>
              ) : null}
              <div><Button type="submit" name="intent" value="approve" icon="check">{t("desk.approve")}</Button></div>
              <TextArea label={t("desk.reason")} name="reason" rows={3} maxLength={2000} defaultValue={refusal?.reason} error={refusal?.fault === "reason_missing" ? t("reason_missing") : null} />
              <div><Button type="submit" name="intent" value="return" variant="secondary">{t("desk.return")}</Button></div>
            </Form>
          </AdminPanel>
        ) : null}
      </div>
    </>
  );
}
