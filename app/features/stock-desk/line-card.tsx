import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { cardFields } from "./line-queue";
import type { Proposal } from "./one-line.server";

/** What a line would change, to confirm. */
export function LineCard({ proposal, note, onConfirm }: { proposal: Proposal; note: string; onConfirm?: (event: FormEvent) => void }) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  const { label, sku, price, stock } = proposal;
  return (
    <div className="grid gap-2 rounded-control border-l-4 border-l-leaf bg-ground p-3">
      <p className="font-semibold">{label} <span className="code text-sm text-soft">{sku}</span></p>
      {stock ? <p className="num">{t("line.stock", { from: formatNumber(stock.from, locale), to: formatNumber(stock.to, locale) })}</p> : null}
      {price ? <p className="num">{t("line.price", { from: formatVnd(price.from, locale), to: formatVnd(price.to, locale) })}</p> : null}
      <Form method="post" onSubmit={onConfirm}>
        <input type="hidden" name="note" value={note} />
        {Object.entries(cardFields(proposal)).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <Button type="submit" name="intent" value="save" icon="check">{t("line.confirm")}</Button>
      </Form>
    </div>
  );
}
