import { Form, useNavigation } from "@remix-run/react";
import type { LocalDate } from "~/lib/local-date";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { MarkUseFields, type MarkRefusal } from "~/ui/commerce/mark-use-fields";
import { Button, ButtonLink } from "~/ui/kit/button";
import { AdminHead } from "~/ui/layout/admin-page";

type Props = { /** Made with the form, so that it is taken once. */ formKey: string; certificate: { number: string; productName: string } | null; today: LocalDate; refusal: MarkRefusal | undefined };

/** Registers where a producer prints the mark. */
export function MarkFormPage({ formKey, certificate, today, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const busy = useNavigation().state === "submitting";
  return (
    <>
      <AdminHead title={r("mark.new")} lead={certificate?.productName ?? r("mark.newLead")} />
      <Form method="post" noValidate className="panel grid max-w-4xl gap-5 p-4 md:p-6">
        <MarkUseFields formKey={formKey} certificates={null} certificate={certificate?.number} today={today} refusal={refusal} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy}>{t("form.save")}</Button>
          <ButtonLink href={to("/quan-tri/kiem-tra/bieu-trung")} variant="quiet">{t("form.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
