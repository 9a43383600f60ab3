import { useState } from "react";
import { pick } from "~/lib/localized-text";
import { scorable, type Criterion } from "~/domain/evaluation/score-sheet";
import { useLocale } from "~/platform/i18n/react";
import type { DossierView } from "./dossier-view.server";
import type { Refusal } from "./refusal";
import { RefusalNotice } from "./refusal-notice";
import { ScoreGroup } from "./score-group";
import { TotalBar } from "./total-bar";

/** The producer's own sheet, heading by heading; the sum and the stars it would give stay in sight. */
export function ScoreStep(props: DossierView & { refusal: Refusal | undefined }) {
  const { dossier, refusal } = props;
  const locale = useLocale();
  const [marks, setMarks] = useState<ReadonlyMap<string, number>>(() => new Map(dossier.selfMarks.map(({ code, points }) => [code, points])));
  const groups = groupsOf(scorable(dossier.sheet), dossier.sheet.criteria);
  return (
    <>
      <RefusalNotice refusal={refusal} intent="marks" />
      {dossier.sheet.sections.map((section) => (
        <section key={section.code} className="grid grid-cols-1 gap-3" aria-label={pick(section.name, locale)}>
          <h2 className="text-xl">{section.code}. {pick(section.name, locale)} <span className="text-base font-normal text-soft">/{section.max}</span></h2>
          {groups.filter(({ criteria }) => criteria[0]?.section === section.code).map((group, index) => (
            <ScoreGroup key={group.code} {...props} {...group} open={section.code === "A" && index === 0} marks={marks} onMark={(code, points) => setMarks((now) => new Map(now).set(code, points))} />
          ))}
        </section>
      ))}
      <TotalBar sheet={dossier.sheet} marks={marks} />
    </>
  );
}

export type CriterionGroup = { code: string; label: Criterion["label"]; criteria: Criterion[]; nextCode: string };

/** Criteria below their top heading; one without a heading stands alone. */
function groupsOf(leaves: Criterion[], all: Criterion[]): CriterionGroup[] {
  const groups = new Map<string, Criterion[]>();
  for (const leaf of leaves) {
    const top = leaf.code.split(".")[0] ?? leaf.code;
    groups.set(top, [...(groups.get(top) ?? []), leaf]);
  }
  const codes = [...groups.keys()];
  return [...groups].map(([code, criteria], index) => ({ code, criteria, label: all.find((one) => one.code === code)?.label ?? { vi: code }, nextCode: codes[index + 1] ?? code }));
}
