import { Form } from "@remix-run/react";
import { MESSAGE_LENGTH } from "~/domain/aftersales/talk";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useTexts } from "~/platform/i18n/react";
import { Button, type ButtonVariant } from "~/ui/kit/button";
import { TextArea } from "~/ui/kit/field";
import type { AftersalesRefusal } from "./answers";

type Props = {
  id: string;
  /** The state that was seen: when somebody was faster, the form is refused. */
  from: string;
  label: string;
  hint?: string;
  steps: { intent: string; text: string; variant?: ButtonVariant }[];
  refusal: AftersalesRefusal | undefined;
};

/** A few words and the steps that they go with. */
export function StepForm({ id, from, label, hint, steps, refusal }: Props) {
  const t = useTexts(AFTERSALES_TEXTS);
  const wrong = refusal?.target === id && steps.some(({ intent }) => intent === refusal.intent) ? refusal : undefined;
  return (
    <Form method="post" className="grid grid-cols-1 gap-3">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={from} />
      <TextArea label={label} hint={hint} name="text" rows={2} maxLength={MESSAGE_LENGTH} required defaultValue={wrong?.values.text} error={wrong ? t(wrong.message) : undefined} />
      <div className="flex flex-wrap gap-3">
        {steps.map(({ intent, text, variant }) => <Button key={intent} type="submit" name="intent" value={intent} variant={variant} className="grow sm:grow-0">{text}</Button>)}
      </div>
    </Form>
  );
}
