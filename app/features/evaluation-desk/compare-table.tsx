import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { pick } from "~/lib/localized-text";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Table, Td, Th } from "~/ui/kit/table";
import type { OpenSheets } from "./compare-page";
import { CriterionMinimum } from "./criterion-minimum";

type Props = { dossier: DossierPage; open: OpenSheets; onlyFlagged: boolean; pickable: boolean };

/** Every criterion with what each member gave; what lies too far apart is marked, and whose points stand out. */
export function CompareTable({ dossier, open: { comparison, members }, onlyFlagged, pickable }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const rows = comparison.criteria.filter(({ flagged }) => !onlyFlagged || flagged);
  return (
    <div className="text-[0.9375rem] [&_td]:py-1.5 [&_th]:whitespace-normal">
      <Table
        label={t("compare")}
        head={
          <>
            <Th>{t("sheet.criterion")}</Th>
            <Th end>{t("sheet.max")}</Th>
            {members.map(({ userId, name }) => <Th end key={userId}>{name}</Th>)}
            <Th end>{t("compare.council")}</Th>
            <Th>{t("compare.spread")}</Th>
          </>
        }
      >
        {rows.map(({ code, least, most, council, flagged, outliers }) => {
          const criterion = dossier.sheet.criteria.find((one) => one.code === code);
          if (!criterion) return null;
          return (
            <tr key={code} className={flagged ? "bg-amber-wash" : undefined}>
              <Td>{code} {pick(criterion.label, locale)} <CriterionMinimum criterion={criterion} /></Td>
              <Td end>{criterion.max}</Td>
              {members.map(({ userId, points, notes }) => (
                <Td end key={userId}>
                  <span className={outliers.includes(userId) ? "font-bold text-danger" : undefined}>{points[code]}</span>
                  {notes[code] ? <span className="block max-w-40 text-left text-sm text-soft">{notes[code]}</span> : null}
                </Td>
              ))}
              <Td end><span className="font-semibold">{council}</span></Td>
              <Td>
                <span className="flex items-center gap-2">
                  <span className="num">{most - least}</span>
                  {flagged ? <Badge tone="warn" icon="warning">{t("compare.flagged")}</Badge> : null}
                  {pickable && most > least ? (
                    <label className="check items-center"><input type="checkbox" name={`again:${code}`} value="yes" defaultChecked={flagged} aria-label={t("rescore.pick", { code })} /></label>
                  ) : null}
                </span>
              </Td>
            </tr>
          );
        })}
      </Table>
    </div>
  );
}
