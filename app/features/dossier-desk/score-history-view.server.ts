import { readScoreHistory, type ScoreHistory } from "~/domain/evaluation/score-history.server";
import { isId } from "~/lib/id";
import type { Locale } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { makeTranslate } from "~/platform/i18n/translator";
import type { DrawnPlot } from "~/ui/charts/draw-plot.server";
import { drawLines } from "~/ui/charts/lines-plot.server";

export type ScoreHistoryView = { history: ScoreHistory; plot: DrawnPlot };

/** The scores of a product over the years, drawn; null when it is not this producer's (null: staff). */
export async function scoreHistoryView(certificateId: string, producerId: string | null, locale: Locale): Promise<ScoreHistoryView | null> {
  const history = isId(certificateId) ? await readScoreHistory(certificateId, producerId) : null;
  const [first, last] = [history?.points[0], history?.points.at(-1)];
  if (!history || !first || !last) return null;
  const t = makeTranslate(DOSSIER_TEXTS[locale], locale);
  const score = (text: string): string => formatNumber(Number(text), locale);
  // Two recognitions of one year stand apart by their month.
  const at = (day: string): string => (history.points.filter(({ issuedOn }) => issuedOn.slice(0, 4) === day.slice(0, 4)).length > 1 ? `${day.slice(5, 7)}/${day.slice(0, 4)}` : day.slice(0, 4));
  const plot = drawLines(
    { title: t("history.plot"), description: t("history.desc", { first: score(first.score), from: first.issuedOn.slice(0, 4), last: score(last.score), to: last.issuedOn.slice(0, 4) }), locale },
    {
      ats: [...new Set(history.points.map(({ issuedOn }) => at(issuedOn)))],
      series: [{ key: "score", name: t("history.score"), colour: "var(--chart-3)" }],
      values: history.points.map(({ issuedOn, score: value }) => ({ at: at(issuedOn), series: "score", value: Number(value) })),
      unit: t("history.unit"), domain: [40, 100], marks: [{ value: 50, name: "3★" }, { value: 70, name: "4★" }, { value: 90, name: "5★" }],
    },
  );
  return { history, plot };
}
