import { localDateAt } from "~/lib/local-date";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { Notice } from "~/ui/kit/notice";
import type { PayoutStatement } from "./income-view.server";
import { PayoutBadge } from "~/ui/commerce/payout-badge";
import { StatementLines } from "./statement-lines";

/** One payout: where it went, and parcel by parcel what it consists of. */
export function StatementPage({ payout, lines }: PayoutStatement) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/thu-nhap");
  const over = payout.state === "bounced" || payout.state === "called_off";
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-5">
      <div>
        <a className="link no-print inline-flex min-h-11 items-center" href={path}>{t("back")}</a>
        <h1 className="text-2xl">{t("one", { code: payout.code })}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-3"><span className="display num text-xl">{formatVnd(payout.amount, locale)}</span><PayoutBadge state={payout.state} /></p>
      </div>
      {over ? <Notice tone="warn">{payout.reason ? <p>{t("one.reason")}: {payout.reason}</p> : null}<p>{t("one.returned")}</p></Notice> : null}
      <section className="panel p-4">
        <Facts
          rows={[
            { term: t("one.day"), value: formatDate(payout.day, locale) },
            { term: t("one.to"), value: `${payout.bank} ${payout.account}, ${payout.holder}` },
            payout.settledAt !== null && payout.state !== "called_off" && { term: t("one.settled"), value: formatDate(localDateAt(payout.settledAt), locale) },
            payout.bankReference !== null && { term: t("one.reference"), value: <span className="code">{payout.bankReference}</span> },
          ]}
        />
      </section>
      <section aria-labelledby="tung-kien" className="grid grid-cols-1 gap-2">
        <h2 id="tung-kien" className="text-lg">{t("lines")}</h2>
        <StatementLines lines={lines} />
      </section>
      <p className="no-print"><ButtonLink href={`${path}/${payout.code}/tep`} variant="secondary" icon="download" download>{t("one.pdf")}</ButtonLink></p>
    </div>
  );
}
