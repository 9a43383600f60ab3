import type { EndingPaper } from "~/domain/certificates/quality/ending-papers.server";
import { formatDate } from "~/platform/i18n/format";
import { PAPERS_TEXTS, type PapersDictionary } from "~/platform/i18n/messages/papers";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { AttentionList } from "~/ui/layout/attention-list";

/** A day on which something is close to its end. */
const URGENT_DAYS = 7;

/** On a producer's home: papers near their end or past it, and an identity that has lapsed with them. Nothing while all is well. */
export function PapersAttention({ ending, lapsed }: { ending: EndingPaper[]; lapsed: boolean }) {
  const t = useTexts(PAPERS_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  if (ending.length === 0 && !lapsed) return null;
  const href = to("/nguoi-ban/giay-to");
  return (
    <AttentionList
      items={[
        ...(lapsed ? [{ key: "lapsed", text: t("soon.lapsed"), action: t("soon.lapsedDo"), href, urgent: true }] : []),
        ...ending.map(({ kind, number, validUntil, daysLeft }) => ({
          key: `${kind}-${number}`,
          text: t(daysLeft < 0 ? "soon.over" : "soon.ends", { kind: t(`kind.${kind}` as keyof PapersDictionary), number, day: formatDate(validUntil, locale) }),
          action: t("soon.do"),
          href,
          urgent: daysLeft <= URGENT_DAYS,
        })),
      ]}
    />
  );
}
