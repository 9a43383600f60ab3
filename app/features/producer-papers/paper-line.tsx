import { standingOf } from "~/domain/producers/papers/paper";
import type { ProducerPaper } from "~/domain/producers/papers/paper-queries.server";
import { daysBetween, type LocalDate } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { PAPERS_TEXTS } from "~/platform/i18n/messages/papers";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONES: Readonly<Record<ReturnType<typeof standingOf>, Tone>> = { waiting: "info", verified: "good", expiring: "warn", expired: "bad", rejected: "bad", revoked: "bad", withdrawn: "neutral" };

/** How a paper stands, in a word. */
export function PaperBadge({ paper, today }: { paper: Pick<ProducerPaper, "kind" | "state" | "issuedOn" | "validUntil">; today: LocalDate }) {
  const t = useTexts(PAPERS_TEXTS);
  const standing = standingOf(paper, today);
  return <Badge tone={TONES[standing]}>{t(`state.${standing}`)}</Badge>;
}

/** What a paper says, in a few lines: kind and number, issuer, term, scope, and what an officer said of it. */
export function PaperLine({ paper, today }: { paper: ProducerPaper; today: LocalDate }) {
  const t = useTexts(PAPERS_TEXTS);
  const locale = useLocale();
  const { kind, number, body, scope, issuedOn, validUntil, state, reason, products } = paper;
  const left = validUntil === null ? null : daysBetween(today, validUntil);
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b>{t(`kind.${kind}`)}</b>
        <PaperBadge paper={paper} today={today} />
      </p>
      <p className="wrap-anywhere"><span className="code">{number}</span> · {body}</p>
      <p className="num text-soft">
        {t("from", { day: formatDate(issuedOn, locale) })}
        {validUntil === null ? null : `, ${t("until", { day: formatDate(validUntil, locale) })}`}
        {left !== null && left >= 0 && left <= 60 && state === "verified" ? ` · ${t("left", { days: left })}` : null}
      </p>
      {scope === null ? null : <p className="text-soft wrap-anywhere">{scope}</p>}
      {products.length > 0 ? <p className="text-[0.9375rem]">{products.map(({ name }) => pick(name, locale)).join(", ")}</p> : null}
      {reason === null ? null : <p className="font-semibold">{t("reason", { reason })}</p>}
    </div>
  );
}
