import { Form, useNavigation } from "@remix-run/react";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { AdminHead } from "~/ui/layout/admin-page";
import { CertificateFields, type Choices } from "./certificate-fields";
import type { DeskRefusal } from "./change-certificate.server";

export function NewCertificatePage({ choices, refusal }: { choices: Choices; refusal: DeskRefusal | undefined }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const busy = useNavigation().state === "submitting";
  return (
    <>
      <AdminHead title={t("cert.new")} />
      <Form method="post" noValidate className="panel grid max-w-4xl gap-5 p-4 md:p-6">
        <CertificateFields values={refusal?.values ?? {}} problems={refusal?.problems ?? {}} choices={choices} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy}>{t("form.save")}</Button>
          <ButtonLink href={to("/quan-tri/chung-nhan")} variant="quiet">{t("form.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
