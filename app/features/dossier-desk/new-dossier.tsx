import { Form } from "@remix-run/react";
import type { StartCertificate, StartChoices } from "~/domain/evaluation/start-choices.server";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Section } from "~/ui/kit/section";
import { OpenRound } from "./open-round";
import type { Refusal } from "./refusal";
import { RefusalNotice, useProblem } from "./refusal-notice";

type Props = {
  choices: StartChoices;
  /** The certificate the address names comes first. */
  wanted: string | null;
  sets: { no: number; name: LocalizedText }[];
  communes: { code: string; name: string }[];
  ownCommune: string;
  refusal: Refusal | undefined;
};

/** How a dossier begins: from a certificate that is renewed or raised, or with a product that has none. */
export function NewDossier({ choices, wanted, sets, communes, ownCommune, refusal }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const failure = refusal?.failure;
  const running = failure?.kind === "already_running" ? failure.params?.id : undefined;
  const certificates = choices.certificates.toSorted((a, b) => Number(b.id === wanted) - Number(a.id === wanted) || Number(b.due) - Number(a.due));
  return (
    <div className="grid max-w-4xl gap-8">
      <div>
        <h1 className="text-2xl">{t("new")}</h1>
        <OpenRound round={choices.openRound} />
      </div>
      <RefusalNotice refusal={refusal} intent="certificate" />
      {running ? <p><a className="link" href={to(`/nguoi-ban/ho-so/${running}`)}>{e("score.back")}</a></p> : null}
      {certificates.length > 0 ? (
        <Section title={t("fromCertificate")} lead={t("fromCertificateLead")}>
          <ul className="grid gap-3">{certificates.map((one) => <Certificate key={one.id} certificate={one} />)}</ul>
        </Section>
      ) : null}
      <Section title={t("newProduct")} lead={t("newProductLead")}>
        <NewProduct {...{ choices, sets, communes, ownCommune, refusal }} />
      </Section>
    </div>
  );
}

function Certificate({ certificate: { id, number, productName, stars, expiresOn, closesOn, due, late } }: { certificate: StartCertificate }) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <li className={`panel grid gap-3 p-4 sm:grid-cols-[1fr_auto] sm:items-center ${due ? "border-l-4 border-l-gold" : ""}`}>
      <div className="min-w-0">
        <p className="font-semibold">{productName}</p>
        <p className="text-[0.9375rem] text-soft">
          <span className="code">{number}</span> · {e("result.stars", { stars })} · {t(late ? "renewLate" : "renewUntil", { day: formatDate(expiresOn, locale), closes: formatDate(closesOn, locale) })}
        </p>
      </div>
      <Form method="post" className="flex flex-wrap gap-2">
        <input type="hidden" name="intent" value="certificate" />
        <input type="hidden" name="certificate" value={id} />
        {due ? <Button type="submit" name="kind" value="re_evaluation">{t("renew")}</Button> : null}
        {stars < 5 ? <Button type="submit" name="kind" value="upgrade" variant="secondary">{t("upgrade")}</Button> : null}
        <ButtonLink href={to(`/nguoi-ban/diem/${id}`)} variant="quiet">{t("history")}</ButtonLink>
      </Form>
    </li>
  );
}

function NewProduct({ choices, sets, communes, ownCommune, refusal }: Pick<Props, "choices" | "sets" | "communes" | "ownCommune" | "refusal">) {
  const t = useTexts(DOSSIER_TEXTS);
  const locale = useLocale();
  const problem = useProblem(refusal, "new");
  const values = refusal?.intent === "new" ? refusal.values : {};
  return (
    <Form method="post" className="panel grid gap-4 p-4 md:p-5">
      <input type="hidden" name="intent" value="new" />
      <RefusalNotice refusal={refusal} intent="new" />
      <SelectField label={t("listing")} name="productId" defaultValue={values.productId ?? ""}>
        <option value="">{t("noListing")}</option>
        {choices.listings.map(({ id, name }) => <option key={id} value={id}>{pick(name, locale)}</option>)}
      </SelectField>
      <TextField label={t("name")} name="productName" maxLength={300} required defaultValue={values.productName} error={problem("productName")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("set")} name="setNo" required defaultValue={values.setNo ?? ""} error={problem("setNo")}>
          <option value="">{t("choose")}</option>
          {sets.map(({ no, name }) => <option key={no} value={no}>{`${no}. ${pick(name, locale)}`}</option>)}
        </SelectField>
        <SelectField label={t("commune")} name="communeCode" required defaultValue={values.communeCode ?? ownCommune} error={problem("communeCode")}>
          {communes.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </SelectField>
      </div>
      <div><Button type="submit">{t("new")}</Button></div>
    </Form>
  );
}
