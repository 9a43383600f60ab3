import type { DossierLine } from "~/domain/evaluation/dossier-queries.server";
import { isFinished } from "~/domain/evaluation/dossier-states";
import type { StartChoices } from "~/domain/evaluation/start-choices.server";
import { formatDate } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Section } from "~/ui/kit/section";
import { AttentionList } from "~/ui/layout/attention-list";
import { DossierLines } from "./dossier-lines";
import { OpenRound } from "./open-round";

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
      {running.length > 0 ? <Section title={t("running")}><DossierLines lines={running} /></Section> : null}
      {finished.length > 0 ? <Section title={t("finished")}><DossierLines lines={finished} /></Section> : null}
    </div>
  );
}
