import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { SaleMode } from "~/domain/catalog/sale-note";
import { VARIANTS_TEXTS, type VariantsDictionary } from "~/platform/i18n/messages/variants";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import type { VariantsRefusal } from "./change-variants.server";
import { TermsFields, useForm } from "./terms-fields";

const FROM_STOCK = { saleMode: "stock", leadDays: null, weeklyCapacity: null, weightMarginBp: null, saleFrom: null, saleUntil: null } as const;

/** One more variant of a product that is in the shop. */
export function NewVariantForm({ refusal }: { refusal: VariantsRefusal | undefined }) {
  const t = useTexts<VariantsDictionary>(VARIANTS_TEXTS);
  const busy = useNavigation().state === "submitting";
  const { values, errorOf } = useForm(refusal);
  const [mode, setMode] = useState<SaleMode>("stock");
  const field = (name: "name" | "unit" | "weight" | "price" | "stock" | "gtin") => ({ name, label: t(name), defaultValue: values[name], error: errorOf(name) });
  return (
    <Form method="post" className="panel grid gap-4 p-4">
      <input type="hidden" name="intent" value="add" />
      <p className="text-soft">{t("add.lead")}</p>
      <div className="grid grid-cols-2 items-end gap-4">
        <TextField {...field("name")} hint={t("name.hint")} className="col-span-2" maxLength={100} required />
        <TextField {...field("unit")} hint={t("unit.hint")} maxLength={20} required />
        <TextField {...field("price")} hint={t("price.hint")} maxLength={20} required />
        <TextField {...field("weight")} hint={t("weight.hint")} inputMode="numeric" maxLength={12} />
        {mode === "stock" || mode === "by_weight" ? <TextField {...field("stock")} hint={t("stock.hint")} inputMode="numeric" maxLength={12} /> : null}
        <TextField {...field("gtin")} inputMode="numeric" className="col-span-2" maxLength={20} />
      </div>
      <TermsFields terms={FROM_STOCK} refusal={refusal} onMode={setMode} />
      <div><Button type="submit" size="lg" icon="plus" busy={busy}>{t("addSubmit")}</Button></div>
    </Form>
  );
}
