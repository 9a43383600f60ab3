import { Form } from "@remix-run/react";
import { STORY_LEAST } from "~/domain/evaluation/documents";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextArea, TextField } from "~/ui/kit/field";
import type { DossierView } from "./dossier-view.server";
import type { Refusal } from "./refusal";
import { RefusalNotice, useProblem } from "./refusal-notice";
import { useAutosave } from "~/ui/layout/use-autosave";
import { SaveState } from "./save-state";

const STORY_MOST = 10_000;

/** The product as the decision is to name it, and its story; saved as it is written where JavaScript is there. */
export function StoryStep({ dossier, editable, refusal }: DossierView & { refusal: Refusal | undefined }) {
  const t = useTexts(DOSSIER_TEXTS);
  const problem = useProblem(refusal, "story");
  const values = refusal?.intent === "story" ? refusal.values : dossier;
  const autosave = useAutosave();
  return (
    <Form method="post" onChange={autosave.onChange} className="panel grid gap-4 p-4 md:p-5">
      <input type="hidden" name="intent" value="story" />
      <RefusalNotice refusal={refusal} intent="story" />
      <fieldset disabled={!editable} className="grid gap-4">
        <TextField label={t("name")} name="productName" maxLength={300} required defaultValue={values.productName} error={problem("productName")} />
        <TextArea label={t("story")} hint={t("storyHint", { least: STORY_LEAST, most: STORY_MOST })} name="story" rows={12} maxLength={STORY_MOST} defaultValue={values.story} error={problem("story")} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit">{t("next")}</Button>
          <SaveState state={autosave.state} />
        </div>
      </fieldset>
    </Form>
  );
}
