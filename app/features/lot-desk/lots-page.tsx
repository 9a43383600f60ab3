import type { DeskLot } from "~/domain/traceability/desk-lots.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { useLocalePath } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Pager } from "~/ui/kit/pager";
import { useLotsT } from "./use-lots-t";
import { WaitingEvents } from "./waiting-events";

export const LOT_TONE: Record<DeskLot["status"], Tone> = { open: "neutral", on_sale: "good", sold_out: "neutral", recalled: "bad" };

/** The producer's lots, the newest first, and the way to a new one. */
export function LotsPage({ lots, total, page, pages }: { lots: DeskLot[]; total: number; page: number; pages: number }) {
  const t = useLotsT();
  const to = useLocalePath();
  return (
    <div className="grid max-w-4xl gap-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="text-2xl">{t("title")}</h1>
          <p className="text-soft">{t("lead")}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={to("/nguoi-ban/lo/moi")} icon="plus">{t("new")}</ButtonLink>
          <ButtonLink href={to("/nguoi-ban/vung-trong")} variant="secondary" icon="leaf">{t("areas")}</ButtonLink>
          <ButtonLink href={to("/nguoi-ban/khoa-api")} variant="quiet" icon="lock">{t("tokens")}</ButtonLink>
        </div>
      </div>
      <WaitingEvents />
      {total === 0 ? <EmptyState title={t("none")} actions={<ButtonLink href={to("/nguoi-ban/lo/moi")}>{t("new")}</ButtonLink>}>{t("noneText")}</EmptyState> : null}
      <ul className="grid gap-2">
        {lots.map((lot) => (
          <li key={lot.id}>
            <a href={to(`/nguoi-ban/lo/${lot.id}`)} className="panel grid gap-1 p-4 no-underline">
              <span className="flex flex-wrap items-center justify-between gap-2">
                <b className="code">{lot.code}</b>
                <Badge tone={LOT_TONE[lot.status]}>{t(`status.${lot.status}`)}</Badge>
              </span>
              <span>{pick(lot.product, t.locale)}</span>
              <span className="num text-sm text-soft">
                {t("left", { left: formatNumber(lot.remaining, t.locale), of: formatNumber(lot.quantity, t.locale), unit: lot.unit })} · {t("made", { date: formatDate(lot.producedOn, t.locale) })}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={pages} href={(number) => `${to("/nguoi-ban/lo")}?page=${number}`} labels={{ nav: t("pages"), previous: t("previous"), next: t("next") }} />
    </div>
  );
}
