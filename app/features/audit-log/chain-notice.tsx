import { Form } from "@remix-run/react";
import type { AuditFinding } from "~/domain/audit/audit-chain";
import type { AuditVerification } from "~/domain/audit/last-verification.server";
import { formatMoment, formatNumber } from "~/platform/i18n/format";
import { AUDIT_TEXTS } from "~/platform/i18n/messages/audit";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";

/** How the chain was found when it was last examined, and the button to examine it now. */
export function ChainNotice({ verification, checked }: { verification: AuditVerification | null; checked: boolean }) {
  const t = useTexts(AUDIT_TEXTS);
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const tone = verification === null ? "info" : verification.sound ? "good" : "bad";
  const state = verification === null ? "never" : verification.sound ? "sound" : "broken";
  return (
    <div className="mb-5 flex flex-wrap items-start gap-3">
      <div className="min-w-64 grow">
        <Notice tone={tone} title={t(`check.${state}`)} live={checked}>
          <p>
            {verification === null
              ? t("check.neverText")
              : t(verification.sound ? "check.soundText" : "check.brokenText", { count: number(verification.entries), seq: number(verification.headSeq), at: formatMoment(verification.at, locale) })}
          </p>
          {verification === null || verification.sound ? null : (
            <ul className="mt-2 list-disc pl-5">
              {verification.findings.map((finding) => <li key={JSON.stringify(finding)}><Finding finding={finding} /></li>)}
            </ul>
          )}
        </Notice>
      </div>
      <Form method="post">
        <Button type="submit" variant="secondary" icon="shield">{t("check.now")}</Button>
      </Form>
    </div>
  );
}

function Finding({ finding }: { finding: AuditFinding }) {
  const t = useTexts(AUDIT_TEXTS);
  const locale = useLocale();
  switch (finding.kind) {
    case "slipped_in":
      return t("finding.slipped_in", { id: finding.entryId });
    case "gap":
      return t("finding.gap", finding);
    case "cut":
    case "rewritten":
      return t(`finding.${finding.kind}`, { seq: finding.seq, at: formatMoment(new Date(finding.keptAt), locale) });
    default:
      return t(`finding.${finding.kind}`, { seq: finding.seq });
  }
}
