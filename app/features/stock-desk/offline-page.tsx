import { useEffect, useState } from "react";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { LinePanel } from "./line-panel";
import { lastProducer } from "./line-queue";

/** What a producer sees without a signal: the one line, kept for whoever opened the stock desk last on this device. */
export function OfflinePage() {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const [producerId, setProducerId] = useState<string | null>(null);
  useEffect(() => setProducerId(lastProducer(localStorage)), []);
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-5">
      <h1 className="text-2xl">{t("offline.title")}</h1>
      <Notice tone="warn">{t(producerId ? "offline.text" : "offline.nobody")}</Notice>
      {producerId ? <LinePanel producerId={producerId} line={undefined} /> : null}
      <div><ButtonLink href={to("/nguoi-ban/kho")} variant="secondary">{t("offline.again")}</ButtonLink></div>
    </div>
  );
}
