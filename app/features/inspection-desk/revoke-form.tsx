import { Form } from "@remix-run/react";
import { REVOCATION_REASONS, type RevocationGround } from "~/domain/certificates/end-certificate";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Checkbox, SelectField, TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { RecordRefusal } from "./change-records.server";

type Props = { certificate: { id: string; number: string; seen: string }; ground: RevocationGround; note: string; refusal: RecordRefusal | undefined };

/** Revokes the certificate that a finding is about; ground and note come from the finding and may be changed. */
export function RevokeForm({ certificate, ground, note, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const typed = refusal?.intent === "revoke" ? refusal.values : undefined;
  return (
    <AdminPanel title={t("cert.revoke")}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="revoke" />
        <input type="hidden" name="certificate" value={certificate.id} />
        <input type="hidden" name="seen" value={certificate.seen} />
        <p className="text-soft">{t("cert.revokeHint")}</p>
        {typed && refusal ? <Notice tone="bad" live>{refusal.message}</Notice> : null}
        <SelectField label={t("cert.revokeGround")} name="ground" required defaultValue={typed?.ground ?? ground}>
          {REVOCATION_REASONS.map((reason) => <option key={reason} value={reason}>{t(`cert.ground.${reason}`)}</option>)}
        </SelectField>
        <TextArea label={t("cert.revokeNote")} hint={t("form.reasonHint")} name="note" required rows={3} maxLength={1000} defaultValue={typed?.note ?? note} />
        <Checkbox label={t("cert.revokeConfirm", { number: certificate.number })} name="confirm" value="yes" required />
        <div><Button type="submit" variant="danger">{t("cert.revokeSubmit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
