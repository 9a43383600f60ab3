import { Form } from "@remix-run/react";
import type { Message } from "~/domain/aftersales/aftersales-queries.server";
import { MESSAGE_LENGTH, type Side } from "~/domain/aftersales/talk";
import { formatMoment } from "~/platform/i18n/format";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextArea } from "~/ui/kit/field";
import type { AftersalesRefusal } from "./answers";

type Props = { messages: Message[]; /** Whose page this is. */ mine: Side | "officer"; open: boolean; lead: string; refusal: AftersalesRefusal | undefined };

/** What the two sides have written, the newest last, and the next word. */
export function TalkPanel({ messages, mine, open, lead, refusal }: Props) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  const wrong = refusal?.intent === "say" ? refusal : undefined;
  return (
    <section className="panel grid grid-cols-1 gap-4 p-4 md:p-5" aria-labelledby="tin-nhan">
      <div>
        <h2 id="tin-nhan" className="text-xl">{t("talk")}</h2>
        <p className="text-sm text-soft">{lead}</p>
      </div>
      {messages.length === 0 ? <p className="text-soft">{t("talk.none")}</p> : null}
      {messages.length === 0 ? null : (
        <ol className="grid grid-cols-1 gap-3">
          {messages.map(({ id, side, text, at }) => (
            <li key={id} className={`max-w-[85%] rounded-card border border-line px-3 py-2 ${side === mine ? "justify-self-end bg-leaf-wash" : "justify-self-start bg-ground"}`}>
              <p className="text-sm text-soft">{side === mine ? t("who.you") : t(`who.${side}`)} · <span className="num">{formatMoment(at, locale)}</span></p>
              <p className="break-words whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {mine === "officer" ? null : open ? (
        <Form method="post" key={messages.length} className="grid grid-cols-1 gap-3">
          <TextArea label={t("talk.write")} name="text" rows={3} maxLength={MESSAGE_LENGTH} required defaultValue={wrong?.values.text} error={wrong ? t(wrong.message) : undefined} />
          <div><Button type="submit" name="intent" value="say" icon="mail" className="w-full sm:w-auto">{t("talk.send")}</Button></div>
        </Form>
      ) : <p className="text-soft">{t("talk.closed")}</p>}
    </section>
  );
}
