import { Form } from "@remix-run/react";
import type { LinkProposal, RegisterEntry } from "~/domain/certificates/register-entry.server";
import { localDateAt } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldGroup, TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { DeskRefusal } from "./change-certificate.server";
import { LinkRefusalText } from "./link-refusal-text";
import { RefusalNotice } from "./refusal-notice";

type Props = { entry: RegisterEntry; proposals: LinkProposal[]; refusal: DeskRefusal | undefined };

/** Which listing the certificate covers; the form to link it, or to take the link away. */
export function LinkPanel({ entry, proposals, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const present = entry.links.find(({ unlinkedAt }) => unlinkedAt === null);
  const earlier = entry.links.filter(({ unlinkedAt }) => unlinkedAt !== null);
  return (
    <AdminPanel title={t("cert.links")}>
      {present ? (
        <>
          <p>{t("cert.linkNow")} <a className="link" href={to(`/san-pham/${present.slug}`)}>{pick(present.name, locale)}</a></p>
          <p className="text-soft">{formatDate(localDateAt(present.linkedAt), locale)} · {present.reason}</p>
          <Form method="post" className="mt-4 grid gap-4" key={entry.seen}>
            <input type="hidden" name="intent" value="unlink" />
            <input type="hidden" name="seen" value={entry.seen} />
            <RefusalNotice refusal={refusal} intent="unlink" />
            <TextField label={t("form.reason")} hint={t("form.reasonHint")} name="reason" required maxLength={500} defaultValue={refusal?.intent === "unlink" ? refusal.values.reason : undefined} />
            <div><Button type="submit" variant="secondary">{t("cert.unlinkSubmit")}</Button></div>
          </Form>
        </>
      ) : (
        <p className="text-soft">{t("cert.linkNone")}</p>
      )}
      {present || entry.revokedAt !== null ? null : <LinkForm entry={entry} proposals={proposals} refusal={refusal} />}
      {earlier.length > 0 ? (
        <>
          <h3 className="mt-5">{t("cert.linkEarlier")}</h3>
          <ul className="mt-1 text-[0.9375rem] text-soft">
            {earlier.map((link) => (
              <li key={link.id}>
                {pick(link.name, locale)}, {t("cert.linkPeriod", { from: formatDate(localDateAt(link.linkedAt), locale), to: link.unlinkedAt ? formatDate(localDateAt(link.unlinkedAt), locale) : "" })} · {link.unlinkReason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </AdminPanel>
  );
}

function LinkForm({ entry, proposals, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const typed = refusal?.intent === "link" ? refusal.values : {};
  const best = proposals.find((proposal) => proposal.refusal === null)?.slug;
  return (
    <Form method="post" className="mt-4 grid gap-4" key={entry.seen}>
      <input type="hidden" name="intent" value="link" />
      <input type="hidden" name="seen" value={entry.seen} />
      <RefusalNotice refusal={refusal} intent="link" />
      {proposals.length > 0 ? (
        <FieldGroup legend={t("cert.linkProposals")}>
          <div className="grid max-h-80 gap-1 overflow-y-auto">
            {proposals.map((proposal) => (
              <label key={proposal.slug} className="check py-1">
                <input type="radio" name="listing" value={proposal.slug} disabled={proposal.refusal !== null} defaultChecked={proposal.slug === (typed.listing ?? best)} />
                <span>
                  {pick(proposal.name, locale)}
                  {proposal.state === "published" ? null : <span className="text-soft"> ({t("cert.linkHidden")})</span>}
                  {proposal.refusal ? <span className="hint block"><LinkRefusalText refusal={proposal.refusal} /></span> : null}
                </span>
              </label>
            ))}
          </div>
        </FieldGroup>
      ) : null}
      <TextField label={t("cert.linkOther")} hint={t("cert.linkOtherHint")} name="other" maxLength={200} autoComplete="off" defaultValue={typed.other} />
      <TextField label={t("form.reason")} hint={t("form.reasonHint")} name="reason" required maxLength={500} defaultValue={typed.reason} />
      <div><Button type="submit">{t("cert.linkSubmit")}</Button></div>
    </Form>
  );
}
