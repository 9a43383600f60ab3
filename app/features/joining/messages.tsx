import { Form } from "@remix-run/react";
import type { Application } from "~/domain/producers/joining/application-queries.server";
import { formatMoment } from "~/platform/i18n/format";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextArea } from "~/ui/kit/field";

/** What officer and applicant have asked and answered, and the next word; `mine` is whose page this is. */
export function Messages({ messages, mine }: { messages: Application["messages"]; mine: "applicant" | "officer" }) {
  const t = useTexts(JOINING_TEXTS);
  const locale = useLocale();
  const author = (fromOfficer: boolean) => (fromOfficer === (mine === "officer") ? t("message.you") : t(fromOfficer ? "message.officer" : "message.applicant"));
  return (
    <section className="panel grid grid-cols-1 gap-4 p-4 md:p-6" aria-labelledby="trao-doi">
      <h2 id="trao-doi" className="text-xl">{t(mine === "officer" ? "desk.messages" : "messages")}</h2>
      {messages.length === 0 ? <p className="text-soft">{t("noMessages")}</p> : null}
      <ol className="grid grid-cols-1 gap-3">
        {messages.map(({ id, fromOfficer, text, at }) => (
          <li key={id} className={`border-l-4 pl-3 ${fromOfficer ? "border-l-leaf" : "border-l-gold"}`}>
            <p className="text-sm text-soft">{author(fromOfficer)} · {formatMoment(at, locale)}</p>
            <p className="whitespace-pre-line">{text}</p>
          </li>
        ))}
      </ol>
      <Form method="post" key={messages.length} className="grid grid-cols-1 gap-3">
        <TextArea label={t("message.text")} name="text" rows={3} maxLength={2000} required />
        <div><Button type="submit" name="intent" value="say" variant="secondary">{t("message.send")}</Button></div>
      </Form>
    </section>
  );
}
