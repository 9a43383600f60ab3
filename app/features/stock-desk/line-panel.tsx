import { Form } from "@remix-run/react";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import type { LineAnswer, Proposal } from "./one-line.server";

/** One line typed or pasted, and what it would change, to confirm. */
export function LinePanel({ line }: { line: LineAnswer | undefined }) {
  const t = useTexts(LISTING_TEXTS);
  return (
    <section className="panel grid grid-cols-1 gap-4 p-4" aria-labelledby="ghi-nhanh">
      <h2 id="ghi-nhanh" className="text-lg">{t("line.title")}</h2>
      <Form method="post" className="grid grid-cols-1 gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
        <TextField label={t("line.label")} hint={t("line.hint")} name="line" maxLength={200} required autoComplete="off" enterKeyHint="go" key={line?.line} defaultValue={line?.line} error={line?.fault ? t(`line.${line.fault}`) : null} />
        <Button type="submit" name="intent" value="line" variant="secondary">{t("line.read")}</Button>
      </Form>
      {line && line.proposals.length > 0 ? <ul className="grid grid-cols-1 gap-3">{line.proposals.map((proposal) => <Card key={proposal.id} proposal={proposal} note={line.line} />)}</ul> : null}
    </section>
  );
}

function Card({ proposal: { id, label, sku, seen, price, stock }, note }: { proposal: Proposal; note: string }) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  return (
    <li className="grid gap-2 rounded-control border-l-4 border-l-leaf bg-ground p-3">
      <p className="font-semibold">{label} <span className="code text-sm text-soft">{sku}</span></p>
      {stock ? <p className="num">{t("line.stock", { from: formatNumber(stock.from, locale), to: formatNumber(stock.to, locale) })}</p> : null}
      {price ? <p className="num">{t("line.price", { from: formatVnd(price.from, locale), to: formatVnd(price.to, locale) })}</p> : null}
      <Form method="post">
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="note" value={note} />
        {stock ? <input type="hidden" name={`stock.${id}`} value={stock.to} /> : null}
        {price ? <input type="hidden" name={`price.${id}`} value={price.to} /> : null}
        <Button type="submit" name="intent" value="save" icon="check">{t("line.confirm")}</Button>
      </Form>
    </li>
  );
}
