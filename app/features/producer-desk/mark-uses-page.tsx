import { Form } from "@remix-run/react";
import type { MarkState } from "~/domain/inspections/mark-use";
import type { MarkUseRow } from "~/domain/inspections/mark-use-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { MarkUseFields, type MarkRefusal } from "~/ui/commerce/mark-use-fields";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";

type Choice = { number: string; productName: string };
type Props = { /** Made with the form, so that it is taken once. */ formKey: string; uses: MarkUseRow[]; certificates: Choice[]; today: LocalDate; done: boolean; refusal: MarkRefusal | undefined };

const TONE: Record<MarkState, Tone> = { now: "good", ended: "neutral", lapsed: "warn", misuse: "bad" };

/** Where a producer prints the mark, told by itself or by an officer. */
export function MarkUsesPage({ formKey, uses, certificates, today, done, refusal }: Props) {
  const t = useTexts(REGISTER_TEXTS);
  const locale = useLocale();
  return (
    <div className="grid max-w-4xl gap-5">
      <div>
        <h1 className="text-2xl">{t("mark.own.title")}</h1>
        <p className="mt-1 text-soft">{t("mark.own.lead")}</p>
      </div>
      {done && !refusal ? <Notice tone="good" live>{t("mark.own.done")}</Notice> : null}
      {certificates.length === 0 ? <Notice tone="info">{t("mark.own.noCertificate")}</Notice> : <NewUse formKey={formKey} certificates={certificates} today={today} refusal={refusal} />}
      {uses.length === 0 ? <p className="text-soft">{t("mark.own.none")}</p> : null}
      <ul className="grid gap-3">
        {uses.map((use) => (
          <li key={use.id} className="panel grid gap-1 p-4">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-semibold">{t(`mark.surface.${use.surface}`)} · {use.certificate.productName}</span>
              <Badge tone={TONE[use.state]}>{t(`mark.state.${use.state}`)}</Badge>
            </p>
            <p className="break-words">{use.description}</p>
            <p className="text-sm text-soft">
              <span className="code">{use.certificate.number}</span> · {formatDate(use.usedFrom, locale)} – {use.usedTo ? formatDate(use.usedTo, locale) : "…"}
              {use.quantity === null ? "" : ` · ${t("mark.quantity")}: ${formatNumber(use.quantity, locale)}`}
            </p>
            {use.misuse ? <p>{t("mark.misuse")}: {use.misuse}</p> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NewUse({ formKey, certificates, today, refusal }: Pick<Props, "formKey" | "certificates" | "today" | "refusal">) {
  const t = useTexts(REGISTER_TEXTS);
  return (
    <Form method="post" noValidate className="panel grid gap-4 p-4 md:p-5" aria-labelledby="new-use">
      <h2 id="new-use" className="text-lg">{t("mark.own.new")}</h2>
      <MarkUseFields formKey={formKey} certificates={certificates} certificate={certificates.length === 1 ? certificates[0]?.number : undefined} today={today} refusal={refusal} />
      <div><Button type="submit">{t("mark.own.save")}</Button></div>
    </Form>
  );
}
