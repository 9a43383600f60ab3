import { pick } from "~/lib/localized-text";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { PlotFigure } from "~/ui/charts/plot-figure";
import { Section } from "~/ui/kit/section";
import { Table, Td, Th } from "~/ui/kit/table";
import type { ScoreHistoryView } from "./score-history-view.server";

/** How a product scored at each recognition, and what would lift it to its next star. */
export function ScoreHistoryPage({ history, plot, back }: ScoreHistoryView & { back: { href: string; text: string } }) {
  const t = useTexts(DOSSIER_TEXTS);
  const locale = useLocale();
  const table = (
    <Table label={t("history")} head={<><Th>{t("history.year")}</Th><Th>{t("history.number")}</Th><Th end>{t("history.score")}</Th><Th end>{t("history.stars")}</Th><Th>{t("history.basis")}</Th></>}>
      {history.points.map(({ certificateId, issuedOn, number, score, stars, instrument }) => (
        <tr key={certificateId}>
          <Td><span className="num whitespace-nowrap">{formatDate(issuedOn, locale)}</span></Td>
          <Td><span className="code whitespace-nowrap">{number}</span></Td>
          <Td end>{formatNumber(Number(score), locale)}</Td>
          <Td end>{stars}</Td>
          <Td>{instrument}</Td>
        </tr>
      ))}
    </Table>
  );
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-6">
      <div>
        <p><a className="link" href={back.href}>{back.text}</a></p>
        <h1 className="text-2xl">{t("history")}</h1>
        <p className="text-soft">{t("history.lead", { product: history.productName })}</p>
      </div>
      <div className="panel p-4"><PlotFigure level={2} title={t("history.plot")} plot={plot} table={table} tableText={t("history.table")} /></div>
      <Lift lift={history.lift} />
    </div>
  );
}

function Lift({ lift }: { lift: ScoreHistoryView["history"]["lift"] }) {
  const t = useTexts(DOSSIER_TEXTS);
  const locale = useLocale();
  if (!lift) return <p className="panel p-4 text-soft">{t("history.noLift")}</p>;
  const line = ({ code, label, from, to }: (typeof lift.steps)[number]) => t("toNextStep", { code, label: pick(label, locale), from, to });
  return (
    <Section title={t("toNext", { stars: lift.target })} lead={t(lift.from === "council" ? "history.council" : "history.self")}>
      <ul className="panel divide-y divide-line">
        {lift.requirements.map((one) => <li key={one.code} className="px-4 py-2.5"><b>{t("toNextMust")}</b>{line(one)}</li>)}
        {lift.steps.map((one) => <li key={one.code} className="px-4 py-2.5">{line(one)}</li>)}
      </ul>
      {lift.missing > 0 && lift.requirements.length > 0 ? <p className="mt-2 text-soft">{t("history.missing", { points: formatNumber(lift.missing / 100, locale) })}</p> : null}
    </Section>
  );
}
