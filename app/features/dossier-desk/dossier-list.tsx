import type { DossierLine } from "~/domain/evaluation/dossier-queries.server";
import { isFinished } from "~/domain/evaluation/dossier-states";
import type { StartChoices } from "~/domain/evaluation/start-choices.server";
import { formatDate } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Icon } from "~/ui/kit/icon";
import { Section } from "~/ui/kit/section";
import { AttentionList } from "~/ui/layout/attention-list";
import { DueLine } from "./due-line";
import { OpenRound } from "./open-round";
import { StateBadge } from "./state-badge";

type Props = { lines: DossierLine[]; choices: Pick<StartChoices, "certificates" | "openRound"> };

/** A producer's dossiers: what is due, what runs, what is over. */
export function DossierList({ lines, choices }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const due = choices.certificates.filter((one) => one.due).map(({ id, productName, number, expiresOn, closesOn, late }) => ({
    key: id, urgent: late, href: to(`/nguoi-ban/ho-so/moi?certificate=${id}`), action: t("renew"),
    text: <><b>{productName}</b> <span className="code">{number}</span><span className="block">{t(late ? "renewLate" : "renewUntil", { day: formatDate(expiresOn, locale), closes: formatDate(closesOn, locale) })}</span></>,
  }));
  const running = lines.filter(({ state }) => !isFinished(state));
  const finished = lines.filter(({ state }) => isFinished(state));
  return (
    <div className="grid max-w-4xl gap-8">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h1 className="text-2xl">{t("title")}</h1>
          <p className="text-soft">{t("lead")}</p>
        </div>
        <ButtonLink href={to("/nguoi-ban/ho-so/moi")} icon="plus">{t("new")}</ButtonLink>
      </div>
      <OpenRound round={choices.openRound} />
      {due.length > 0 ? <Section title={t("renewable")}><AttentionList items={due} /></Section> : null}
      {lines.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
      {running.length > 0 ? <Section title={t("running")}><Lines lines={running} /></Section> : null}
      {finished.length > 0 ? <Section title={t("finished")}><Lines lines={finished} /></Section> : null}
    </div>
  );
}

function Lines({ lines }: { lines: DossierLine[] }) {
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  return (
    <ul className="grid gap-3">
      {lines.map(({ id, productName, kind, state, receiptNumber, deadline }) => (
        <li key={id}>
          <a href={to(`/nguoi-ban/ho-so/${id}`)} className={`panel flex min-h-16 items-center gap-3 p-4 no-underline hover:border-edge ${state === "returned" ? "border-l-4 border-l-persimmon" : ""}`}>
            <span className="min-w-0 grow">
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-semibold">{productName}</span>
                <StateBadge state={state} />
              </span>
              <span className="block text-[0.9375rem] text-soft">
                {[e(`kind.${kind}`), receiptNumber].filter(Boolean).join(" · ")}
                {deadline ? <> · <DueLine deadline={deadline} /></> : null}
              </span>
            </span>
            <Icon name="chevron-right" className="flex-none" />
          </a>
        </li>
      ))}
    </ul>
  );
}
