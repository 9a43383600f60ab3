import { Form } from "@remix-run/react";
import { isQuality, standingOf } from "~/domain/producers/papers/paper";
import type { ProducerPaper } from "~/domain/producers/papers/paper-queries.server";
import { PAPERS_TEXTS, type PapersDictionary } from "~/platform/i18n/messages/papers";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import { PaperForm, type PaperRefusal } from "./paper-form";
import { PaperLine } from "./paper-line";
import type { PapersView } from "./papers-view.server";

/** A producer's own papers: what is asked, what stands how, and two forms to hand in more. */
export function PapersPage({ papers, listings, needed, identity, lapsed, renewed, today, done, refusal }: PapersView & { done: string | null; refusal: PaperRefusal | undefined }) {
  const t = useTexts(PAPERS_TEXTS);
  const names = (kinds: readonly string[]) => kinds.map((kind) => t(`kind.${kind}` as keyof PapersDictionary)).join(", ");
  const past = papers.filter((paper) => ["rejected", "withdrawn", "revoked", "expired"].includes(standingOf(paper, today)));
  const present = papers.filter((paper) => !past.includes(paper));
  const form = (group: "seller" | "quality") => {
    const from = renewed && isQuality(renewed["kind"] ?? "") === (group === "quality") ? renewed : {};
    return <PaperForm key={`${group}-${papers.length}-${from["number"] ?? ""}`} group={group} listings={listings} values={from} refusal={refusal?.group === group ? refusal : undefined} />;
  };
  const open = (group: "seller" | "quality") => refusal?.group === group || (renewed !== null && isQuality(renewed["kind"] ?? "") === (group === "quality"));
  return (
    <div className="grid max-w-4xl gap-8">
      <div>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="text-soft">{t("lead")}</p>
      </div>
      {done && `done.${done}` in PAPERS_TEXTS.vi ? <Notice tone="good" live>{t(`done.${done}` as keyof PapersDictionary)}</Notice> : null}
      {refusal ? <Notice tone="bad" title={t("refused")} live>{refusal.faults.form ? t(`fault.${refusal.faults.form}` as keyof PapersDictionary) : null}</Notice> : null}
      {identity === "lapsed" ? <Notice tone="bad" title={t("lapsed")}>{t("lapsedText", { papers: names(lapsed) })}</Notice> : null}
      {identity === "ended" ? <Notice tone="bad">{t("ended")}</Notice> : null}
      <Notice tone="info" title={t("needed")}>{t("neededText", { papers: names(needed) })} {t("alcoholNeeded")}</Notice>
      <Section title={t("list")}>
        {present.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
        <ul className="grid gap-3">{present.map((paper) => <Item key={paper.id} paper={paper} today={today} />)}</ul>
        {past.length > 0 ? (
          <details className="mt-4">
            <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-leaf">{t("history", { count: past.length })}</summary>
            <ul className="grid gap-3">{past.map((paper) => <Item key={paper.id} paper={paper} today={today} />)}</ul>
          </details>
        ) : null}
      </Section>
      {(["seller", "quality"] as const).map((group) => (
        <details key={group} id={group} className="panel p-4 md:p-6" open={open(group)}>
          <summary className="min-h-11 cursor-pointer">
            <h2 className="inline text-xl">{t(group)}</h2>
            <span className="mb-3 block text-soft">{t(`${group}Text`)}</span>
          </summary>
          {form(group)}
        </details>
      ))}
    </div>
  );
}

function Item({ paper, today }: { paper: ProducerPaper; today: PapersView["today"] }) {
  const t = useTexts(PAPERS_TEXTS);
  const to = useLocalePath();
  const standing = standingOf(paper, today);
  return (
    <li className="panel flex flex-wrap items-start justify-between gap-3 p-4">
      <PaperLine paper={paper} today={today} />
      <div className="flex flex-wrap gap-2">
        <a className="btn btn-quiet btn-sm" href={`/giay-to/${paper.id}`} target="_blank" rel="noreferrer">{t("open")}</a>
        {standing === "waiting" ? (
          <Form method="post">
            <input type="hidden" name="id" value={paper.id} />
            <Button type="submit" name="intent" value="withdraw" variant="quiet" size="sm">{t("withdraw")}</Button>
          </Form>
        ) : (
          <a className="btn btn-secondary btn-sm" href={to(`/nguoi-ban/giay-to?gia-han=${paper.id}#${isQuality(paper.kind) ? "quality" : "seller"}`)}>{t("renew")}</a>
        )}
      </div>
    </li>
  );
}
