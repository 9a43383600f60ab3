import { PROMOTION_STATES, type PromotionState } from "~/domain/programme/promotion";
import type { ListedPromotion } from "~/domain/programme/promotion-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { ButtonLink } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";

const TONE: Record<PromotionState, Tone> = { draft: "neutral", open: "info", closed: "warn", held: "good", cancelled: "bad" };

export function PromotionBadge({ state }: { state: PromotionState }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  return <Badge tone={TONE[state]}>{t(`promotion.state.${state}`)}</Badge>;
}

/** First and last day of a programme, once when they are one. */
export function useSpan(): (from: LocalDate, to: LocalDate) => string {
  const locale = useLocale();
  return (from, to) => (from === to ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(to, locale)}`);
}

type Props = { total: number; rows: ListedPromotion[]; pageSize: number; state: string | null; year: number | null; page: number; query: string; thisYear: number };

export function PromotionsPage({ total, rows, pageSize, state, year, page, query, thisYear }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const words = useTexts(PROGRAMME_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const span = useSpan();
  const path = to("/quan-tri/xuc-tien");
  const years = Array.from({ length: thisYear - 2017 }, (_, index) => thisYear + 1 - index);
  return (
    <>
      <AdminHead title={t("promotions")} lead={t("promotions.lead")}>
        <ButtonLink href={`${path}/moi`} icon="plus">{t("promotion.new")}</ButtonLink>
      </AdminHead>
      <AdminFilters path={path} query={query}>
        <FilterSelect label={t("promotion.state")} name="state" value={state} options={PROMOTION_STATES.map((value) => ({ value, text: t(`promotion.state.${value}`) }))} />
        <FilterSelect label={words("year")} name="year" value={year} options={years.map((value) => ({ value, text: String(value) }))} />
      </AdminFilters>
      <AdminList name="promotions" total={total} page={page} pageSize={pageSize} path={path} query={query}>
        <Table label={t("promotions")} head={<><Th>{t("promotion.name")}</Th><Th>{t("promotion.days")}</Th><Th>{t("promotion.place")}</Th><Th>{t("promotion.state")}</Th><Th end>{t("participant.applied")}</Th><Th end>{t("participant.accepted")}</Th></>}>
          {rows.map((row) => (
            <tr key={row.id}>
              <Td><a className="link" href={`${path}/${row.id}`}>{row.title}</a><span className="block text-soft">{words(`kind.${row.kind}`)} · {row.organiser}</span></Td>
              <Td><span className="num whitespace-nowrap">{span(row.startsOn, row.endsOn)}</span></Td>
              <Td>{row.place}</Td>
              <Td><PromotionBadge state={row.state} /></Td>
              <Td end><span className="num">{row.state === "held" ? "" : formatNumber(row.applied, locale)}</span></Td>
              <Td end><span className="num">{formatNumber(row.accepted || (row.participantCount ?? 0), locale)}{row.places === null ? "" : ` / ${row.places}`}</span></Td>
            </tr>
          ))}
        </Table>
      </AdminList>
    </>
  );
}
