import { Form, useNavigation } from "@remix-run/react";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import { Preview } from "./draft-preview";
import { stepOfField, useFaults } from "./faults";
import type { StepProps } from "./step-form";

/** How buyers will see it, what is left of a sale, what is missing, and sending it. */
export function SendStep(props: StepProps) {
  const { draft, faults, producer } = props;
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const busy = useNavigation().formData?.get("intent") === "submit";
  const { faultOf, nameOf } = useFaults(faults);
  const missing = Object.keys(faults);
  return (
    <div className="grid grid-cols-1 gap-6">
      {missing.length > 0 ? (
        <Notice tone="warn" title={t("faults")}>
          <ul className="grid gap-1">
            {missing.map((field) => <li key={field}><a className="link inline-flex min-h-11 items-center" href={to(`/nguoi-ban/san-pham/${draft.id}/${stepOfField(field)}#${field}`)}>{nameOf(field)}: {faultOf(field)}</a></li>)}
          </ul>
        </Notice>
      ) : null}
      {props.sales.length > 0 ? <NetPanel {...props} /> : null}
      <Section title={t("preview")}><Preview facts={draft.facts} pictures={draft.pictures} producer={producer} sets={props.sets} /></Section>
      {draft.state === "editing" ? (
        <Form method="post" className="panel grid grid-cols-1 gap-3 p-4">
          {producer.verified ? null : <Notice tone="warn">{t("unverified")}</Notice>}
          {props.licensed ? null : <Notice tone="warn"><a className="link" href={to("/nguoi-ban/giay-to")}>{t("unlicensed")}</a></Notice>}
          {producer.verified && props.licensed ? <p>{t("submitLead")}</p> : null}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="submit" size="lg" busy={busy} disabled={missing.length > 0 || !producer.verified || !props.licensed}>{t("submit")}</Button>
            <Button type="submit" name="intent" value="discard" variant="quiet">{t("discard")}</Button>
          </div>
        </Form>
      ) : null}
    </div>
  );
}

function NetPanel({ sales, withheld }: Pick<StepProps, "sales" | "withheld">) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  return (
    <Section title={t("net")}>
      <div className="panel grid grid-cols-1 gap-4 p-4">
        {sales.map(({ name, price, lines, net }, index) => (
          <dl key={`${index}-${name}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-b border-line pb-3">
            <dt>{t("net.price", { variant: name })}</dt>
            <dd className="num text-right">{formatVnd(price, locale)}</dd>
            {lines.map(({ charge, rateBp, amount }) => [
              <dt key={charge} className="text-soft">{t(`net.${charge}`, { rate: formatNumber(rateBp / 100, locale) })}</dt>,
              <dd key={`${charge}-amount`} className="num text-right text-soft">−{formatVnd(amount, locale)}</dd>,
            ])}
            <dt className="font-semibold">{t("net.left")}</dt>
            <dd className="num text-right text-lg font-semibold">{formatVnd(net, locale)}</dd>
          </dl>
        ))}
        {withheld ? null : <p className="text-soft">{t("net.declare")}</p>}
        <details>
          <summary className="cursor-pointer py-2 font-semibold text-leaf">{t("net.why")}</summary>
          <ul className="list-disc pl-5">{sales[0]?.lines.map(({ charge, legalBasis }) => <li key={charge} lang="vi">{legalBasis}</li>)}</ul>
        </details>
      </div>
    </Section>
  );
}
