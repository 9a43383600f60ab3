import { Form } from "@remix-run/react";
import { RETURN_REASONS } from "~/domain/aftersales/goods-return";
import type { ReturnableLine } from "~/domain/aftersales/returnable.server";
import { MESSAGE_LENGTH } from "~/domain/aftersales/talk";
import { pick } from "~/lib/localized-text";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldGroup, SelectField, TextArea } from "~/ui/kit/field";
import type { AftersalesRefusal } from "./answers";
import { PhotosField } from "./photos";

/** The buyer's request: what, how many, why, with photos. */
export function AskReturn({ lines, refusal }: { lines: ReturnableLine[]; refusal: AftersalesRefusal | undefined }) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  const wrong = refusal?.intent === "return-ask" ? refusal : undefined;
  const at = (...messages: string[]) => (wrong && messages.includes(wrong.message) ? t(wrong.message) : undefined);
  const ofLines = at("refused.nothing", "refused.too_much");
  const ofReason = at("refused.unknown_reason");
  return (
    <details open={wrong !== undefined}>
      <summary className="cursor-pointer py-2.5 font-semibold text-leaf">{t("return.ask")}</summary>
      <Form method="post" encType="multipart/form-data" className="grid grid-cols-1 gap-4 pt-2">
        <FieldGroup legend={t("return.lines")} error={ofLines}>
          <ul className="grid gap-2">
            {lines.map((line) => {
              const item = `${pick(line.name, locale)}, ${pick(line.variantName, locale)}`;
              return (
                <li key={line.id} className="flex items-center gap-3">
                  <input
                    className="input num w-20 flex-none" name={`line.${line.id}`} inputMode="numeric" pattern="[0-9]{0,6}" maxLength={6} placeholder="0"
                    aria-label={t("return.quantity", { item })} defaultValue={wrong?.values[`line.${line.id}`]}
                  />
                  <span className="min-w-0">{item} <span className="hint">({t("return.atMost", { count: line.left })})</span></span>
                </li>
              );
            })}
          </ul>
        </FieldGroup>
        <SelectField label={t("return.reason")} name="reason" required defaultValue={wrong?.values.reason ?? ""} error={ofReason}>
          <option value="" disabled>{t("choose")}</option>
          {RETURN_REASONS.map((reason) => <option key={reason} value={reason}>{t(`return.reason.${reason}`)}</option>)}
        </SelectField>
        <TextArea label={t("return.text")} name="text" rows={3} maxLength={MESSAGE_LENGTH} required defaultValue={wrong?.values.text} error={wrong && !ofLines && !ofReason ? t(wrong.message) : undefined} />
        <PhotosField />
        <div><Button type="submit" name="intent" value="return-ask" className="w-full sm:w-auto">{t("return.send")}</Button></div>
      </Form>
    </details>
  );
}
