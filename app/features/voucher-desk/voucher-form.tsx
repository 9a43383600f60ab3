import { Form } from "@remix-run/react";
import { useState, type InputHTMLAttributes } from "react";
import type { VoucherField } from "~/domain/promotions/voucher";
import { addDays, type LocalDate } from "~/lib/local-date";
import { VOUCHER_TEXTS } from "~/platform/i18n/messages/vouchers";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { useHydrated } from "~/ui/kit/use-hydrated";
import type { VoucherRefusal } from "./change-vouchers.server";

/** A new voucher. Without scripts both the percentage and the amount are shown, and the choice decides which counts. */
export function VoucherForm({ today, refusal }: { today: LocalDate; refusal: VoucherRefusal | undefined }) {
  const t = useTexts(VOUCHER_TEXTS);
  const alive = useHydrated();
  const { values = {}, faults = {} } = refusal ?? {};
  const [kind, setKind] = useState(values.kind === "amount" ? "amount" : "percent");
  const field = (name: Exclude<VoucherField, "kind">, start: string, more: InputHTMLAttributes<HTMLInputElement> & { hint?: string } = {}) => {
    const fault = faults[name];
    return <TextField key={name} label={t(name)} name={name} autoComplete="off" defaultValue={values[name] ?? start} error={fault ? t(`fault.${fault}`) : undefined} {...more} />;
  };
  const money = { inputMode: "numeric", maxLength: 20 } as const;
  return (
    <section className="panel p-4 md:p-5" aria-labelledby="ma-moi">
      <h2 id="ma-moi" className="mb-3 text-xl">{t("new")}</h2>
      <Form method="post" className="grid gap-4 sm:grid-cols-2">
        {field("code", "", { hint: t("codeHint"), required: true, maxLength: 30, autoCapitalize: "characters" })}
        <SelectField label={t("kind")} name="kind" defaultValue={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)}>
          <option value="percent">{t("kind.percent")}</option>
          <option value="amount">{t("kind.amount")}</option>
        </SelectField>
        {!alive || kind === "percent" ? field("percent", "10", { hint: t("percentHint"), inputMode: "decimal", maxLength: 5 }) : null}
        {!alive || kind === "percent" ? field("most", "", { hint: t("mostHint"), ...money }) : null}
        {!alive || kind === "amount" ? field("amount", "", money) : null}
        {field("minimum", "", money)}
        {field("from", today, { type: "date", required: true })}
        {field("to", addDays(today, 30), { type: "date", required: true })}
        {field("total", "100", { inputMode: "numeric", maxLength: 6, required: true })}
        {field("perBuyer", "1", { hint: t("perBuyerHint"), inputMode: "numeric", maxLength: 6, required: true })}
        <div className="sm:col-span-2"><Button type="submit" name="intent" value="make" className="w-full sm:w-auto">{t("submit")}</Button></div>
      </Form>
    </section>
  );
}
