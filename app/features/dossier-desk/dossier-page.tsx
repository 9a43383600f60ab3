import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import { Notice } from "~/ui/kit/notice";
import type { DossierView } from "./dossier-view.server";
import { DueLine } from "./due-line";
import { OverviewStep } from "./overview-step";
import { PapersStep } from "./papers-step";
import type { Refusal } from "./refusal";
import { ScoreStep } from "./score-step";
import { StateBadge } from "./state-badge";
import { STEPS } from "./steps";
import { StoryStep } from "./story-step";

type Props = DossierView & { done: { name: string; papers: number; marks: number } | null; code: string | null; kind: string | null; refusal: Refusal | undefined };

/** A dossier in steps for one hand: what it is, where it stands, and the step that is open. */
export function DossierPage(props: Props) {
  const { dossier, step, done, refusal } = props;
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-5">
      <div>
        <p className="flex flex-wrap items-center gap-2 text-[0.9375rem] text-soft">
          {e(`kind.${dossier.kind}`)}
          <StateBadge state={dossier.state} />
          {dossier.deadline ? <DueLine deadline={dossier.deadline} /> : null}
        </p>
        <h1 className="text-2xl">{dossier.productName}</h1>
      </div>
      <Steps {...props} />
      {done && !refusal ? <Done done={done} receipt={dossier.receiptNumber} /> : null}
      {step === null ? <OverviewStep {...props} /> : null}
      {step === "san-pham" ? <StoryStep {...props} /> : null}
      {step === "tu-cham" ? <ScoreStep key={dossier.id} {...props} /> : null}
      {step === "giay-to" ? <PapersStep {...props} /> : null}
      {step === null ? null : <p className="text-[0.9375rem] text-soft">{dossier.receiptNumber ? `${t("receipt")} ${dossier.receiptNumber}` : null}</p>}
    </div>
  );
}

function Steps({ dossier, step }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  const { gaps } = dossier;
  const complete = { "san-pham": !gaps.story, "tu-cham": gaps.unscored.length === 0, "giay-to": gaps.documents.length === 0 };
  return (
    <nav aria-label={t("steps")}>
      <ol className="grid grid-cols-4 overflow-hidden rounded-control border border-line bg-surface">
        {([null, ...STEPS] as const).map((one) => (
          <li key={one ?? "overview"} className="border-l border-line first:border-l-0">
            <a
              href={to(`/nguoi-ban/ho-so/${dossier.id}${one ? `/${one}` : ""}`)}
              aria-current={one === step ? "step" : undefined}
              className={`flex min-h-12 flex-col items-center justify-center px-1 py-1.5 text-center text-[0.9375rem] leading-tight font-semibold no-underline sm:flex-row sm:gap-2 ${one === step ? "bg-leaf-wash text-ink" : "text-leaf"}`}
            >
              {t(`step.${one ?? "overview"}`)}
              {one ? <Icon name={complete[one] ? "dot-done" : "dot"} className="size-4" /> : null}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Done({ done: { name, papers, marks }, receipt }: { done: NonNullable<Props["done"]>; receipt: string | null }) {
  const t = useTexts(DOSSIER_TEXTS);
  const text =
    name === "prefilled" ? t("prefilled", { papers, marks })
    : name === "submitted" && receipt ? t("submitted", { receipt })
    : name === "added" ? t("papers.added")
    : name === "removed" ? t("papers.removed")
    : name === "saved" ? t("saved")
    : null;
  return text ? <Notice tone="good" live>{text}</Notice> : null;
}
