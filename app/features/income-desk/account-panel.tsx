import { Form } from "@remix-run/react";
import { BANKS } from "~/domain/producers/joining/banks";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import type { AccountRefusal } from "./change-account.server";
import type { IncomeView } from "./income-view.server";

type Props = { account: IncomeView["account"]; /** An owner. */ mayChange: boolean; refusal: AccountRefusal | undefined };

/** Where the money goes, and for owners the form that changes it: open while there is no account, or the form was refused. */
export function AccountPanel({ account, mayChange, refusal }: Props) {
  const t = useTexts(INCOME_TEXTS);
  return (
    <section className="panel p-4 md:p-5" aria-labelledby="tai-khoan">
      <h2 id="tai-khoan" className="mb-2 text-lg">{t("account")}</h2>
      <p className={account ? "" : "font-semibold"}>{account ? t("account.now", account) : t("account.none")}</p>
      {mayChange ? (
        <details className="mt-2" open={account === null || refusal !== undefined}>
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("account.change")}</summary>
          <AccountForm refusal={refusal} />
        </details>
      ) : <p className="mt-1 text-soft">{t("account.ownerOnly")}</p>}
    </section>
  );
}

function AccountForm({ refusal }: Pick<Props, "refusal">) {
  const t = useTexts(INCOME_TEXTS);
  const { problems = {}, values } = refusal ?? {};
  const fault = (name: keyof AccountRefusal["values"]) => {
    const problem = problems[name];
    return problem ? t(`fault.${name}.${problem}`) : undefined;
  };
  return (
    <Form method="post" className="mt-2 grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="intent" value="account" />
      <SelectField label={t("account.bank")} name="bankBin" required defaultValue={values?.bankBin ?? ""} error={fault("bankBin")} className="sm:col-span-2">
        <option value="">{t("account.choose")}</option>
        {BANKS.map(({ bin, name }) => <option key={bin} value={bin}>{name}</option>)}
      </SelectField>
      <TextField label={t("account.number")} name="account" required inputMode="text" autoComplete="off" maxLength={40} defaultValue={values?.account} error={fault("account")} />
      <TextField label={t("account.holder")} hint={t("account.holderHint")} name="holder" required autoComplete="off" autoCapitalize="characters" maxLength={160} defaultValue={values?.holder} error={fault("holder")} />
      <p className="text-soft sm:col-span-2">{t("account.told")}</p>
      <Button type="submit" className="w-full sm:w-auto sm:justify-self-start">{t("account.save")}</Button>
    </Form>
  );
}
