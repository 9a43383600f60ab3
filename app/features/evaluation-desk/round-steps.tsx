import { Form } from "@remix-run/react";
import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import type { RoundMove } from "~/domain/evaluation/round-states";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FailureNotice } from "./failure-notice";
import type { Refusal } from "./refusal";

const STEPS = ["open", "start_scoring", "conclude", "cancel"] as const;

/** The next steps of a round that this person may take. */
export function RoundSteps({ round, moves, refusal }: { round: RoundPage; moves: RoundMove[]; refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const open = STEPS.filter((step) => moves.includes(step));
  if (open.length === 0) return null;
  return (
    <div className="grid gap-2">
      {STEPS.map((step) => <FailureNotice key={step} refusal={refusal} intent={step} />)}
      <div className="flex flex-wrap items-center gap-3">
        {open.map((step) => (
          <Form method="post" key={`${step}${round.state}`}>
            <input type="hidden" name="intent" value={step} />
            <Button type="submit" variant={step === "cancel" ? "danger" : "primary"}>{t(`roundMove.${step}`)}</Button>
          </Form>
        ))}
        {open.includes("start_scoring") ? <p className="text-[0.9375rem] text-soft">{t("roundMove.startHint")}</p> : null}
      </div>
    </div>
  );
}
