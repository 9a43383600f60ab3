import { Form } from "@remix-run/react";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { LineCard } from "./line-card";
import type { LineAnswer } from "./one-line.server";
import { useLines } from "./use-lines";
import { WaitingLines } from "./waiting-lines";

/** One line typed or pasted, and what it would change, to confirm. With scripts it waits on the device while there is no signal. */
export function LinePanel({ producerId, line }: { producerId: string; line: LineAnswer | undefined }) {
  const t = useTexts(LISTING_TEXTS);
  const lines = useLines(producerId);
  const fault = lines.fault ?? line?.fault;
  return (
    <section className="panel grid grid-cols-1 gap-4 p-4" aria-labelledby="ghi-nhanh">
      <h2 id="ghi-nhanh" className="text-lg">{t("line.title")}</h2>
      <Form method="post" onSubmit={lines.type} className="grid grid-cols-1 gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
        <TextField label={t("line.label")} hint={t("line.hint")} name="line" maxLength={200} required autoComplete="off" enterKeyHint="go" key={line?.line} defaultValue={line?.line} error={fault ? t(`line.${fault}`) : null} />
        <Button type="submit" name="intent" value="line" variant="secondary">{t("line.read")}</Button>
      </Form>
      {lines.saved ? <Notice tone="good" live>{t("line.saved")}</Notice> : null}
      <WaitingLines lines={lines} />
      {line && line.proposals.length > 0 ? <ul className="grid grid-cols-1 gap-3">{line.proposals.map((proposal) => <li key={proposal.id}><LineCard proposal={proposal} note={line.line} /></li>)}</ul> : null}
    </section>
  );
}
