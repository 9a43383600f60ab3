import type { RowOutcome } from "~/domain/reconciliation/foresee";
import { ROW_OUTCOMES } from "~/domain/reconciliation/foresee";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { BANK_DESK_TEXTS } from "~/platform/i18n/messages/bank-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { SuspenseDone, SuspenseRefusal } from "./change-suspense.server";
import { AssignForm, ClaimForm, ReturnForm } from "./suspense-forms";
import { ClaimsPanel, ReturnsPanel } from "./suspense-open";
import type { SuspenseView } from "./suspense-view.server";

type Props = SuspenseView & { done: SuspenseDone | null; refusal: SuspenseRefusal | undefined };

/** All money that nobody could place, and what can be done with each of it. */
export function SuspensePage({ total, places, claims, returns, done, refusal }: Props) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien");
  return (
    <>
      <AdminHead title={t("suspense")} lead={t("suspense.lead")}>
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("money")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
        {refusal ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
        {claims.length > 0 ? <ClaimsPanel claims={claims} /> : null}
        {returns.length > 0 ? <ReturnsPanel returns={returns} refusal={refusal} /> : null}
        <p className="font-semibold">{places.length === 0 ? t("suspense.none") : t("suspense.total", { amount: formatVnd(total, locale) })}</p>
        {places.map((one) => <Place key={one.place} one={one} refusal={refusal?.values["place"] === one.place ? refusal : undefined} />)}
      </div>
    </>
  );
}

function Place({ one, refusal }: { one: SuspenseView["places"][number]; refusal: SuspenseRefusal | undefined }) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const { place, orderCode, lies, free, since, outcome, content, waits } = one;
  const why: RowOutcome | "card" | undefined = ROW_OUTCOMES.find((known) => known === outcome) ?? (place.startsWith("card:") ? "card" : undefined);
  return (
    <AdminPanel title={<span className="flex flex-wrap items-center gap-x-3 gap-y-1"><span className="num">{formatVnd(lies, locale)}</span>{why ? <Badge tone="warn">{t(`outcome.${why}`)}</Badge> : null}</span>}>
      <div className="grid gap-1">
        <p className="text-soft">
          {orderCode === null ? <span className="code [overflow-wrap:anywhere]">{place.replace(/^\w+:/, "")}</span> : <>{t("suspense.order")} <a className="link code inline-flex min-h-11 items-center lg:min-h-0" href={to(`/quan-tri/don-hang/${orderCode}`)}>{orderCode}</a></>}
          {" · "}{t("suspense.since", { time: formatMoment(since, locale) })}
        </p>
        {content === "" ? null : <p className="[overflow-wrap:anywhere]">{t("suspense.content")}: {content}</p>}
        {waits ? <p>{t("suspense.waits")}</p> : null}
        {free === lies ? null : <p className="text-soft">{t("suspense.free", { amount: formatVnd(free, locale) })}</p>}
      </div>
      {free > 0n ? (
        <div className="mt-3 grid grid-cols-1 gap-2">
          <AssignForm one={one} refusal={refusal} />
          {orderCode === null ? <ReturnForm one={one} refusal={refusal} /> : <a className="link inline-flex min-h-11 items-center" href={to(`/quan-tri/don-hang/${orderCode}`)}>{t("return.byOrder")}</a>}
          <ClaimForm one={one} refusal={refusal} />
        </div>
      ) : null}
    </AdminPanel>
  );
}
