import { Form } from "@remix-run/react";
import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Tabs } from "~/ui/layout/tabs";
import { LabelStep } from "./label-step";
import { NameStep } from "./name-step";
import { PhotoStep } from "./photo-step";
import { SendStep } from "./send-step";
import type { StepProps } from "./step-form";
import { VariantStep } from "./variant-step";

/** One draft of a listing, step by step. */
export function ListingPage(props: StepProps & { done: string | null }) {
  const { draft, step, steps, refusal, done } = props;
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const path = to(`/nguoi-ban/san-pham/${draft.id}`);
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4">
      <div>
        <h1 className="text-2xl">{draft.facts.name.vi ?? t("unnamed")}</h1>
        {draft.productId ? <p className="text-soft">{t("changing")}</p> : null}
      </div>
      <Tabs label={t("steps")} tabs={steps.map((one, index) => ({ href: `${path}/${one}`, text: `${index + 1}. ${t(`step.${one}`)}`, current: one === step }))} />
      {done && !refusal && `done.${done}` in LISTING_TEXTS.vi ? <Notice tone="good" live>{t(`done.${done}` as keyof ListingDictionary)}</Notice> : null}
      {refusal?.kind === "other" ? <Notice tone="bad" live>{t(refusal.fault as keyof ListingDictionary)}</Notice> : null}
      {draft.state === "editing" && draft.reason ? <Notice tone="warn">{t("returned", { reason: draft.reason })}</Notice> : null}
      {draft.state === "editing" && draft.productId ? <Notice>{t("beside")}</Notice> : null}
      {draft.state === "submitted" ? (
        <Notice>
          <p>{t("waiting")}</p>
          <Form method="post" className="mt-2"><Button type="submit" name="intent" value="take_back" variant="secondary">{t("takeBack")}</Button></Form>
        </Notice>
      ) : null}
      <StepOf {...props} />
    </div>
  );
}

function StepOf(props: StepProps) {
  const closed = props.draft.state !== "editing";
  if (closed || props.step === "gui") return <SendStep {...props} />;
  if (props.step === "anh") return <PhotoStep {...props} />;
  if (props.step === "ten") return <NameStep {...props} />;
  return props.step === "loai" ? <VariantStep {...props} /> : <LabelStep {...props} />;
}
