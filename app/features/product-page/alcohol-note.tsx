import { AGE_TEXTS } from "~/platform/i18n/messages/age";
import { useTexts } from "~/platform/i18n/react";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";

/** What stands with alcohol: that it is for adults, what it does to one, and, where it is sold, the question for the date of birth. The page is the same for everyone: who has answered before leaves it empty. */
export function AlcoholNote({ ask }: { ask: boolean }) {
  const t = useTexts(AGE_TEXTS);
  return (
    <div className="grid gap-4">
      <Notice tone="warn">
        <p>{t("adult")}</p>
        <p>{t("health")}</p>
      </Notice>
      {ask ? <TextField type="date" name="birth" label={t("birth")} hint={t("birthHint")} autoComplete="bday" /> : null}
    </div>
  );
}
