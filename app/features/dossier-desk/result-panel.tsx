import { pick } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Section } from "~/ui/kit/section";
import { Table, Td, Th } from "~/ui/kit/table";
import type { DossierView } from "./dossier-view.server";

/** What the council (or the ministry) found, with points by part of the sheet beside the producer's own. */
export function ResultPanel({ dossier: { result }, sections }: Pick<DossierView, "dossier" | "sections">) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  if (!result) return null;
  const mean = formatNumber(Number(result.mean), locale);
  return (
    <Section title={t("result")}>
      <div className="panel grid gap-3 p-4">
        <p className="flex flex-wrap items-center gap-3 text-lg font-semibold">
          {result.stars >= 3 ? <StarRating stars={result.stars} label={e("result.stars", { stars: result.stars })} /> : null}
          {t(result.stars >= 3 ? "result.stars" : "result.below", { stars: result.stars, mean })}
        </p>
        {result.heldBack.length > 0 ? <p>{t("result.held", { codes: result.heldBack.map(({ code }) => code).join(", ") })}</p> : null}
        {result.note ? <p className="text-soft">{result.note}</p> : null}
        <Table label={t("result")} head={<><Th>{t("result.section")}</Th><Th end>{t("result.own")}</Th><Th end>{t("result.given")}</Th><Th end>{t("result.max")}</Th></>}>
          {sections.map(({ code, name, max, own, given }) => (
            <tr key={code}>
              <Td>{code}. {pick(name, locale)}</Td>
              <Td end>{own}</Td>
              <Td end>{given === null ? "–" : formatNumber(Number(given), locale)}</Td>
              <Td end>{max}</Td>
            </tr>
          ))}
        </Table>
      </div>
    </Section>
  );
}
