import { Form } from "@remix-run/react";
import { latestExtension, REVOCATION_REASONS } from "~/domain/certificates/end-certificate";
import type { RegisterEntry } from "~/domain/certificates/register-entry.server";
import { addDays } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Checkbox, SelectField, TextArea, TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { DeskRefusal } from "./change-certificate.server";
import { RefusalNotice } from "./refusal-notice";

type Props = { entry: RegisterEntry; refusal: DeskRefusal | undefined };

export function ExtendPanel({ entry, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const [first, latest] = [addDays(entry.expiresOn, 1), latestExtension(entry.expiresOn)];
  const typed = refusal?.intent === "extend" ? refusal.values : {};
  return (
    <AdminPanel title={t("cert.extend")}>
      <Form method="post" className="grid gap-4" key={entry.seen}>
        <input type="hidden" name="intent" value="extend" />
        <input type="hidden" name="seen" value={entry.seen} />
        <RefusalNotice refusal={refusal} intent="extend" />
        <TextField
          label={t("cert.extendUntil")}
          hint={t("cert.extendHint", { from: formatDate(first, locale), to: formatDate(latest, locale) })}
          name="until" type="date" required min={first} max={latest} defaultValue={typed.until ?? entry.extendedUntil ?? ""}
        />
        <TextField label={t("form.reason")} hint={t("form.reasonHint")} name="reason" required maxLength={500} defaultValue={typed.reason} />
        <div><Button type="submit" variant="secondary">{t("cert.extendSubmit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}

export function RevokePanel({ entry, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const typed = refusal?.intent === "revoke" ? refusal.values : {};
  return (
    <AdminPanel title={t("cert.revoke")}>
      <Form method="post" className="grid gap-4" key={entry.seen}>
        <input type="hidden" name="intent" value="revoke" />
        <input type="hidden" name="seen" value={entry.seen} />
        <p className="text-soft">{t("cert.revokeHint")}</p>
        <RefusalNotice refusal={refusal} intent="revoke" />
        <SelectField label={t("cert.revokeGround")} name="ground" required defaultValue={typed.ground ?? ""}>
          <option value="">{t("cert.choose")}</option>
          {REVOCATION_REASONS.map((ground) => <option key={ground} value={ground}>{t(`cert.ground.${ground}`)}</option>)}
        </SelectField>
        <TextArea label={t("cert.revokeNote")} hint={t("form.reasonHint")} name="note" required rows={2} maxLength={1000} defaultValue={typed.note} />
        <Checkbox label={t("cert.revokeConfirm", { number: entry.number })} name="confirm" value="yes" required />
        <div><Button type="submit" variant="danger">{t("cert.revokeSubmit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
