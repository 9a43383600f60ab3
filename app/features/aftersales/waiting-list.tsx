import type { Dispute, Waiting } from "~/domain/aftersales/waiting.server";
import { pick } from "~/lib/localized-text";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";

const ROW = "flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 no-underline hover:bg-ground";

/** A producer's parcels about which somebody waits for a word. */
export function WaitingList({ waiting }: { waiting: Waiting[] }) {
  const t = useTexts(AFTERSALES_TEXTS);
  const path = useLocalePath()("/nguoi-ban/don-hang");
  if (waiting.length === 0) return null;
  return (
    <section className="panel mb-5 max-w-4xl border-l-4 border-l-persimmon" aria-labelledby="can-tra-loi">
      <h2 id="can-tra-loi" className="px-4 pt-3 text-lg">{t("waiting")}</h2>
      <ul className="divide-y divide-line">
        {waiting.map(({ shipmentId, code, contactName, unread, problem, returns }) => (
          <li key={shipmentId}>
            <a className={ROW} href={`${path}/${shipmentId}#tin-nhan`}>
              <b className="code">{code}</b> <span>{contactName}</span>
              {unread > 0 ? <Badge tone="warn">{t("waiting.unread", { count: unread })}</Badge> : null}
              {problem ? <Badge tone="bad">{t("waiting.problem")}</Badge> : null}
              {returns > 0 ? <Badge tone="warn">{t("waiting.returns")}</Badge> : null}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What officers are to look into. */
export function DisputeList({ disputes }: { disputes: Dispute[] }) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/don-hang");
  if (disputes.length === 0) return null;
  return (
    <section className="panel mb-5 border-l-4 border-l-persimmon" aria-labelledby="tranh-chap">
      <h2 id="tranh-chap" className="px-4 pt-3 text-lg">{t("disputes")}</h2>
      <ul className="divide-y divide-line">
        {disputes.map(({ shipmentId, code, producer, problem, declined }) => (
          <li key={shipmentId}>
            <a className={ROW} href={`${path}/${code}#kien-${shipmentId}`}>
              <b className="code">{code}</b> <span>{pick(producer, locale)}</span>
              {problem ? <Badge tone="bad">{t("disputes.problem")}</Badge> : null}
              {declined > 0 ? <Badge tone="warn">{t("disputes.declined")}</Badge> : null}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
