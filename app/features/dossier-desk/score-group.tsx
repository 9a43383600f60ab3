import { Form } from "@remix-run/react";
import { useState } from "react";
import { pick } from "~/lib/localized-text";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Icon } from "~/ui/kit/icon";
import { CriterionField } from "./criterion-field";
import type { DossierView } from "./dossier-view.server";
import type { CriterionGroup } from "./score-step";
import { useAutosave } from "~/ui/layout/use-autosave";
import { SaveState } from "./save-state";

type Props = Pick<DossierView, "dossier" | "editable"> & CriterionGroup & { open: boolean; marks: ReadonlyMap<string, number>; onMark: (code: string, points: number) => void };

/** One heading of the sheet as a form of its own: it is saved by its button, and by itself where JavaScript is there. */
export function ScoreGroup({ dossier, editable, code, label, criteria, nextCode, open, marks, onMark }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const locale = useLocale();
  const autosave = useAutosave();
  const points = criteria.reduce((sum, one) => sum + (marks.get(one.code) ?? 0), 0);
  const max = criteria.reduce((sum, one) => sum + one.max, 0);
  const marked = criteria.filter((one) => marks.has(one.code)).length;
  // As it was found: it does not close under the hand that gives its last mark.
  const [opened] = useState(open || marked < criteria.length);
  return (
    <details id={`g-${code}`} className="panel group scroll-mt-4" open={opened}>
      <summary className="flex min-h-14 cursor-pointer items-center gap-3 p-4 font-semibold">
        <Icon name={marked === criteria.length ? "dot-done" : "dot"} className="size-5 flex-none text-leaf" />
        <span className="min-w-0 grow">{code}. {pick(label, locale)}</span>
        <span className="num whitespace-nowrap">{points}/{max}</span>
        <Icon name="chevron-down" className="flex-none group-open:rotate-180" />
      </summary>
      <Form method="post" onChange={autosave.onChange} className="grid grid-cols-1 gap-6 border-t border-line p-4">
        <input type="hidden" name="intent" value="marks" />
        <input type="hidden" name="next" value={`g-${nextCode}`} />
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.code}
            criterion={criterion}
            dossierId={dossier.id}
            mark={dossier.selfMarks.find((one) => one.code === criterion.code)}
            papers={dossier.papers.filter((paper) => paper.code === criterion.code)}
            editable={editable}
            onMark={onMark}
          />
        ))}
        {editable ? (
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit">{t("save")}</Button>
            <SaveState state={autosave.state} />
          </div>
        ) : null}
      </Form>
    </details>
  );
}
