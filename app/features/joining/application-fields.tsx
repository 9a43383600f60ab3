import { Form, useNavigation } from "@remix-run/react";
import { APPLICANT_KINDS, type ApplicationField } from "~/domain/producers/joining/application";
import { BANKS } from "~/domain/producers/joining/banks";
import { DIRECT_TEXTS } from "~/platform/i18n/messages/direct";
import { JOINING_TEXTS, type JoiningDictionary } from "~/platform/i18n/messages/joining";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextArea, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { useAutosave } from "~/ui/layout/use-autosave";
import { faultText, type JoiningRefusal } from "./apply-form";
import type { ApplyView } from "./apply.server";

type Props = ApplyView & { refusal: Extract<JoiningRefusal, { kind: "fields" }> | undefined };

/** Everything that is typed, saved by itself as it is. */
export function ApplicationFieldsForm({ application, communes, province, missingPapers, name, phone, email, direct, refusal }: Props) {
  const t = useTexts(JOINING_TEXTS);
  const money = useTexts(DIRECT_TEXTS);
  const { onChange, state } = useAutosave();
  const navigation = useNavigation();
  const intent = navigation.formData?.get("intent");
  const problems = refusal?.problems ?? {};
  const suggested: Partial<Record<ApplicationField, string | null>> = application ? {} : { representative: name, phone, contactPhone: phone, contactEmail: email };
  const field = (key: ApplicationField) => ({
    name: key,
    id: key,
    defaultValue: refusal?.values[key] ?? application?.fields[key] ?? suggested[key] ?? "",
    error: faultText(t, key, problems),
  });
  const labelled = (key: ApplicationField, hint = false) => ({ ...field(key), label: t(`field.${key}` as keyof JoiningDictionary), ...(hint ? { hint: t(`field.${key}Hint` as keyof JoiningDictionary) } : {}) });
  return (
    <Form method="post" onChange={onChange} className="grid grid-cols-1 gap-5">
      {Object.keys(problems).length > 0 ? (
        <Notice tone="bad" title={t("problems")} live>
          <p>{problems.papers ? t("fault.papers", { papers: missingPapers.map((kind) => t(`paper.${kind}`)).join(", ") }) : t("savedKept")}</p>
        </Notice>
      ) : null}
      <section className="panel grid grid-cols-1 gap-4 p-4 md:p-6" aria-labelledby="ben-ban">
        <h2 id="ben-ban" className="text-xl">{t("who")}</h2>
        <SelectField {...labelled("kind")} hint={t("kindHint")}>
          <option value="">{t("choose")}</option>
          {APPLICANT_KINDS.map((kind) => <option key={kind} value={kind}>{t(`kind.${kind}`)}</option>)}
        </SelectField>
        <TextField {...labelled("legalName", true)} maxLength={150} autoComplete="organization" />
        <TextField {...labelled("shopName")} maxLength={150} />
        <TextField {...labelled("representative")} maxLength={150} autoComplete="name" />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <TextField {...labelled("taxCode", true)} maxLength={20} inputMode="numeric" />
          <TextField {...labelled("personalId", true)} maxLength={20} inputMode="numeric" autoComplete="off" />
        </div>
        <TextArea {...labelled("about", true)} maxLength={2000} />
      </section>
      <section className="panel grid grid-cols-1 gap-4 p-4 md:p-6" aria-labelledby="dia-chi">
        <h2 id="dia-chi" className="text-xl">{t("where")}</h2>
        <SelectField {...labelled("communeCode")} hint={t("field.communeCodeHint", { province })}>
          <option value="">{t("choose")}</option>
          {communes.map(({ code, name: commune }) => <option key={code} value={code}>{commune}</option>)}
        </SelectField>
        <TextField {...labelled("addressLine")} maxLength={200} autoComplete="street-address" />
        <TextField {...labelled("phone")} type="tel" maxLength={20} autoComplete="tel" />
        <TextField {...labelled("contactPhone", true)} type="tel" maxLength={20} />
        <TextField {...labelled("contactEmail")} type="email" maxLength={150} />
      </section>
      <section className="panel grid grid-cols-1 gap-4 p-4 md:p-6" aria-labelledby="tai-khoan-ngan-hang">
        <h2 id="tai-khoan-ngan-hang" className="text-xl">{t("bank")}</h2>
        <p className="text-soft">{money(direct ? "terms.direct" : "terms.collecting")}</p>
        <SelectField {...labelled("bankBin")}>
          <option value="">{t("choose")}</option>
          {BANKS.map(({ bin, name: bank }) => <option key={bin} value={bin}>{bank}</option>)}
        </SelectField>
        <TextField {...labelled("bankAccount")} maxLength={30} inputMode="numeric" autoComplete="off" />
        <TextField {...labelled("bankHolder", true)} maxLength={150} autoComplete="off" />
      </section>
      <div className="panel grid grid-cols-1 gap-3 p-4 md:p-6">
        <p>{t("submitLead")}</p>
        <p className="text-soft">{t("submitAsIndividual")}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" name="intent" value="submit" size="lg" busy={intent === "submit"}>{t("submit")}</Button>
          <Button type="submit" name="intent" value="save" variant="secondary" size="lg" busy={intent === "save"}>{t("save")}</Button>
          <output className={state === "failed" ? "text-persimmon" : "text-soft"}>{state === "idle" ? "" : t(state === "saving" ? "saving" : state === "saved" ? "saved" : "notSaved")}</output>
        </div>
      </div>
    </Form>
  );
}
