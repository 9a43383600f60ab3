import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { LineCard } from "./line-card";
import type { WaitingLine } from "./line-queue";
import type { useLines } from "./use-lines";

/** What was typed on this device and is not saved yet: not sent, or answered with cards to confirm. */
export function WaitingLines({ lines: { items, confirm, drop, sendNow } }: { lines: ReturnType<typeof useLines> }) {
  const t = useTexts(LISTING_TEXTS);
  if (items.length === 0) return null;
  const unsent = items.some((item) => isUnsent(item));
  return (
    <div className="grid grid-cols-1 gap-3" aria-live="polite">
      <ul className="grid grid-cols-1 gap-3" aria-label={t("line.waiting")}>
        {items.map((item) => (
          <li key={item.clientId} className="grid grid-cols-1 gap-2 border-t border-line pt-3">
            <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
              <p className="pt-2 font-semibold break-words">{isUnsent(item) ? <Badge tone="warn">{t("line.notSent")}</Badge> : null} {item.line}</p>
              <Button variant="quiet" size="sm" icon="trash" className="min-h-11" onClick={() => drop(item.clientId)} aria-label={`${t("line.drop")}: ${item.line}`}>{t("line.drop")}</Button>
            </div>
            {item.save ? <p className="text-soft">{t("line.confirmed", { label: item.save.label })}</p> : null}
            {item.refused === undefined ? null : <p className="field-error">{t(`line.${item.refused}` as keyof ListingDictionary)}</p>}
            {item.moved ? <p className="field-error">{t("line.moved")}</p> : null}
            {item.cards?.map((card) => <LineCard key={card.id} proposal={card} note={item.line} onConfirm={(event) => void confirm(event, item, card)} />)}
          </li>
        ))}
      </ul>
      {unsent ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="secondary" size="sm" className="min-h-11" onClick={() => void sendNow()}>{t("line.sendNow")}</Button>
          <p className="hint">{t("line.waitingText")}</p>
        </div>
      ) : null}
    </div>
  );
}

function isUnsent({ held, refused }: WaitingLine): boolean {
  return held !== true && refused === undefined;
}
